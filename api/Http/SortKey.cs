namespace FitStore.Api.Http;

/// <summary>
/// Where an entry stands in a sorted list: by rank, then text, then id, each ascending and ordinal. A list that sorts
/// downwards negates its rank or asks for the order backwards; the id makes every place unique, so that a cursor holds it.
/// </summary>
internal readonly record struct SortKey(long Rank, string Text, string Id) : IComparable<SortKey>
{
    public int CompareTo(SortKey other)
    {
        var byRank = Rank.CompareTo(other.Rank);
        if (byRank != 0)
        {
            return byRank;
        }

        var byText = string.CompareOrdinal(Text, other.Text);
        return byText != 0 ? byText : string.CompareOrdinal(Id, other.Id);
    }

    public static bool operator <(SortKey left, SortKey right) => left.CompareTo(right) < 0;

    public static bool operator >(SortKey left, SortKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(SortKey left, SortKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SortKey left, SortKey right) => left.CompareTo(right) >= 0;
}

/// <summary>The place in a list from which the next page is read, forwards or backwards.</summary>
internal readonly record struct Position(SortKey Key, bool Backwards);
