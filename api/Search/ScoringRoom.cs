using System.Buffers;

namespace FitStore.Api.Search;

/// <summary>Room to score the documents of one segment in, rented as it is needed: to be disposed of.</summary>
internal sealed class ScoringRoom(int length) : IDisposable
{
    private readonly List<ushort[]> rented = [];
    private int taken;

    /// <summary>Room for ranges of terms.</summary>
    public List<TermRange> Ranges { get; } = [];

    /// <summary>Scores for all documents, in no particular state.</summary>
    public Span<ushort> Take()
    {
        if (taken == rented.Count)
        {
            rented.Add(ArrayPool<ushort>.Shared.Rent(length));
        }

        return rented[taken++].AsSpan(0, length);
    }

    /// <summary>Gives back what was taken last.</summary>
    public void Return(int count) => taken -= count;

    public void Dispose()
    {
        foreach (var room in rented)
        {
            ArrayPool<ushort>.Shared.Return(room);
        }

        rented.Clear();
    }
}
