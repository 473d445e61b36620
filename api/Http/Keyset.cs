using FitStore.Api.Database;

namespace FitStore.Api.Http;

/// <summary>Places in lists of rows that are sorted by an instant and an id.</summary>
internal static class Keyset
{
    public static SortKey Key(DateTimeOffset at, Guid id) => new(0, DapperSetup.Text(at), id.ToString());

    public static (DateTimeOffset? At, Guid? Id) At(Position? from) =>
        from is { } position ? (DapperSetup.Instant(position.Key.Text), Guid.Parse(position.Key.Id)) : (null, null);
}
