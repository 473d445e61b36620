using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Lists;

/// <summary>What became of the entries of an imported catalogue.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeyChanges(int Added, int Updated, int Unchanged);

/// <summary>What an import of entries would do.</summary>
/// <param name="Changes">Entries that would be new or another, by key.</param>
/// <param name="Unchanged">Number of those that stand so already.</param>
/// <param name="NotNamed">Number of those in the catalogue that are not imported; they stay.</param>
internal sealed record KeyPlan<TRow>(IReadOnlyList<(TRow? Before, TRow After)> Changes, int Unchanged, int NotNamed)
    where TRow : class
{
    public static KeyPlan<TRow> Of(IEnumerable<TRow> stored, IEnumerable<TRow> imported, Func<TRow, string> key)
    {
        var known = stored.ToDictionary(key, StringComparer.Ordinal);
        var changes = new List<(TRow? Before, TRow After)>();
        var (unchanged, named) = (0, 0);
        foreach (var row in imported)
        {
            var before = known.GetValueOrDefault(key(row));
            named += before is null ? 0 : 1;
            if (row.Equals(before))
            {
                unchanged++;
            }
            else
            {
                changes.Add((before, row));
            }
        }

        return new(changes, unchanged, known.Count - named);
    }

    public KeyImportEffect Effect(KeyCatalogue catalogue, CsvFile file, Func<TRow, string> key, Func<TRow, string> name) => new()
    {
        Catalogue = catalogue,
        Lines = file.Lines,
        Added = Changes.Count(change => change.Before is null),
        Updated = Changes.Count(change => change.Before is not null),
        Unchanged = Unchanged,
        NotNamed = NotNamed,
        Changes =
        [
            .. Changes.OrderBy(change => change.Before is null).ThenBy(change => key(change.After), StringComparer.Ordinal).Take(KeyImports.MostChanges)
                .Select(change => new KeyChange { Key = key(change.After), Before = change.Before is { } before ? name(before) : null, After = name(change.After) }),
        ],
        Errors = file.Errors,
        ErrorCount = file.ErrorCount,
    };
}

/// <summary>The statements on Leistungsschlüssel. They are public.</summary>
internal static class LeistungTable
{
    /// <summary>More words are not looked for; who types them has long found it.</summary>
    private const int MostWords = 5;

    [StringSyntax("Sql")]
    private const string Columns = "select leistung_key, name, type, published_on, synonyms, features, words from leistungen";

    private const string Found = """
        where (@number is null or leistung_key like @number)
          and (@a is null or words like @a)
          and (@b is null or words like @b)
          and (@c is null or words like @c)
          and (@d is null or words like @d)
          and (@e is null or words like @e)
        """;

    [StringSyntax("Sql")]
    private const string Forwards = $"{Columns} {Found} and (@at is null or leistung_key > @at) order by leistung_key {{take}}";

    [StringSyntax("Sql")]
    private const string Backwards = $"{Columns} {Found} and leistung_key < @at order by leistung_key desc {{take}}";

    [StringSyntax("Sql")]
    private const string Count = $"select count(*) from leistungen {Found}";

    [StringSyntax("Sql")]
    private const string CountEntries = "select count(*) from leistungen";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where leistung_key = @key";

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} order by leistung_key";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into leistungen (leistung_key, name, type, published_on, synonyms, features, words)
        values (@key, @name, @type, @publishedOn, @synonyms, @features, @words)
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update leistungen set name = @name, type = @type, published_on = @publishedOn, synonyms = @synonyms, features = @features, words = @words
        where leistung_key = @key
        """;

    private sealed record Row
    {
        public required string LeistungKey { get; init; }

        public required string Name { get; init; }

        public string? Type { get; init; }

        public DateOnly? PublishedOn { get; init; }

        /// <summary>One a line.</summary>
        public required string Synonyms { get; init; }

        public required string Features { get; init; }

        public required string Words { get; init; }

        public Leistung Show() => new()
        {
            Key = LeistungKey,
            Name = Name,
            Type = Type,
            PublishedOn = PublishedOn,
            Synonyms = Synonyms.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Features = Features.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>Those of the keys that the catalogue knows.</summary>
    public static async Task<IReadOnlyList<Leistung>> Known(Sql sql, IEnumerable<string> keys)
    {
        var known = new List<Leistung>();
        foreach (var key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (await sql.Row<Row>(SelectOne, new { key }) is { } row)
            {
                known.Add(row.Show());
            }
        }

        return known;
    }

    /// <summary>A page of those that are found, by key.</summary>
    public static async Task<Slice<Leistung>> Page(Sql sql, string? q, Position? from, int take, bool withTotal)
    {
        var rows = await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, Sought(q, from?.Key.Id, take + 1));
        return Slice<Leistung>.OfRows(
            [.. rows.Select(row => row.Show())], KeyOf, from, take, withTotal ? await sql.Value<int>(Count, Sought(q, at: null, take)) : null);
    }

    /// <summary>All that are found.</summary>
    public static async IAsyncEnumerable<Leistung> All(FitDatabase database, string? q)
    {
        await foreach (var row in database.All<Row>(Forwards, Sought(q, at: null, int.MaxValue)))
        {
            yield return row.Show();
        }
    }

    public static SortKey KeyOf(Leistung leistung) => new(0, "", leistung.Key);

    /// <summary>Whether an entry is among what is looked for, as the statements above decide it.</summary>
    public static bool IsFound(Leistung leistung, string? q)
    {
        var words = WordsOf(leistung);
        return NumberOf(q) is { } number ? leistung.Key.StartsWith(number, StringComparison.Ordinal) : SoughtWords(q).All(word => words.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Writes entries; those that are not among them stay as they are.</summary>
    public static async Task<KeyChanges> Write(Write write, IEnumerable<Leistung> entries)
    {
        var plan = await Plan(write, entries);
        foreach (var (before, row) in plan.Changes)
        {
            await write.Execute(before is null ? Insert : Update, Parameters(row));
        }

        return new(plan.Changes.Count(change => change.Before is null), plan.Changes.Count(change => change.Before is not null), plan.Unchanged);
    }

    /// <summary>What writing the entries of a file would change.</summary>
    public static async Task<KeyImportEffect> Effect(Sql sql, CsvFile file, IEnumerable<Leistung> entries) =>
        (await Plan(sql, entries)).Effect(KeyCatalogue.Leistungen, file, row => row.LeistungKey, row => row.Name);

    public static Task<int> CountAll(Sql sql) => sql.Value<int>(CountEntries);

    private static async Task<KeyPlan<Row>> Plan(Sql sql, IEnumerable<Leistung> entries) => KeyPlan<Row>.Of(
        await sql.Rows<Row>(SelectAll),
        entries.Select(entry => new Row
        {
            LeistungKey = entry.Key,
            Name = entry.Name,
            Type = entry.Type,
            PublishedOn = entry.PublishedOn,
            Synonyms = string.Join('\n', entry.Synonyms),
            Features = string.Join('\n', entry.Features),
            Words = WordsOf(entry),
        }),
        row => row.LeistungKey);

    private static object Parameters(Row row) => new
    {
        key = row.LeistungKey,
        name = row.Name,
        type = row.Type,
        publishedOn = row.PublishedOn,
        synonyms = row.Synonyms,
        features = row.Features,
        words = row.Words,
    };

    private static string WordsOf(Leistung leistung) => SearchText.Fold(string.Join(' ', [leistung.Name, .. leistung.Synonyms]));

    /// <summary>Who types digits looks for a number from its beginning, also with spaces in it.</summary>
    private static string? NumberOf(string? q)
    {
        var digits = string.Concat((q ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static string[] SoughtWords(string? q) => [.. SearchText.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    private static object Sought(string? q, string? at, int take)
    {
        var number = NumberOf(q);
        var words = number is null ? SoughtWords(q) : [];
        string? Pattern(int place) => place < words.Length ? $"%{words[place]}%" : null;
        return new { number = number is null ? null : number + "%", a = Pattern(0), b = Pattern(1), c = Pattern(2), d = Pattern(3), e = Pattern(4), at, take };
    }
}

/// <summary>The statements on OZG-IDs. They are public, and few enough to be looked through one by one.</summary>
internal static class OzgTable
{
    [StringSyntax("Sql")]
    private const string SelectAll = "select ozg_id, name, words from ozg_ids order by ozg_id";

    [StringSyntax("Sql")]
    private const string CountEntries = "select count(*) from ozg_ids";

    [StringSyntax("Sql")]
    private const string Insert = "insert into ozg_ids (ozg_id, name, words) values (@id, @name, @words)";

    [StringSyntax("Sql")]
    private const string Update = "update ozg_ids set name = @name, words = @words where ozg_id = @id";

    private sealed record Row
    {
        public required string OzgId { get; init; }

        public required string Name { get; init; }

        public required string Words { get; init; }
    }

    /// <summary>Those that hold all words or begin with the number, by id.</summary>
    public static async Task<IReadOnlyList<OzgEntry>> Find(Sql sql, string? q, IReadOnlyCollection<string> ids)
    {
        var words = SearchText.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. (await sql.Rows<Row>(SelectAll))
                .Where(row => (ids.Count == 0 || ids.Contains(row.OzgId)) && words.All(word => row.Words.Contains(word, StringComparison.Ordinal) || row.OzgId.StartsWith(word, StringComparison.Ordinal)))
                .Select(row => new OzgEntry { Id = row.OzgId, Name = row.Name }),
        ];
    }

    /// <summary>Writes entries; those that are not among them stay as they are.</summary>
    public static async Task<KeyChanges> Write(Write write, IEnumerable<OzgEntry> entries)
    {
        var plan = await Plan(write, entries);
        foreach (var (before, row) in plan.Changes)
        {
            await write.Execute(before is null ? Insert : Update, new { id = row.OzgId, name = row.Name, words = row.Words });
        }

        return new(plan.Changes.Count(change => change.Before is null), plan.Changes.Count(change => change.Before is not null), plan.Unchanged);
    }

    /// <summary>What writing the entries of a file would change.</summary>
    public static async Task<KeyImportEffect> Effect(Sql sql, CsvFile file, IEnumerable<OzgEntry> entries) =>
        (await Plan(sql, entries)).Effect(KeyCatalogue.OzgIds, file, row => row.OzgId, row => row.Name);

    public static Task<int> CountAll(Sql sql) => sql.Value<int>(CountEntries);

    private static async Task<KeyPlan<Row>> Plan(Sql sql, IEnumerable<OzgEntry> entries) => KeyPlan<Row>.Of(
        await sql.Rows<Row>(SelectAll), entries.Select(entry => new Row { OzgId = entry.Id, Name = entry.Name, Words = SearchText.Fold(entry.Name) }), row => row.OzgId);
}

/// <summary>Reads the two forms of files with keys.</summary>
internal static class KeyFiles
{
    public const int LongestName = 500;
    private const int LongestList = 4000;
    private const int LongestType = 60;
    private const int KeyDigits = 14;
    private const string Key = "Schluessel";
    private const string Type = "Typ";
    private const string Published = "Veröffentlichungsdatum";
    private const string Synonyms = "Synonyme";
    private const string Features = "Besondere Merkmale";

    /// <summary>Columns that some exports name the Leistung in; without one its first synonym names it.</summary>
    private static readonly string[] NameColumns = ["Bezeichnung", "Leistungsbezeichnung", "Name"];
    private static readonly string[] Days = ["dd.MM.yyyy", "yyyy-MM-dd"];

    /// <summary>The LeiKa CSV of the FIM portal: ISO-8859-1 or UTF-8, semicolon or comma, several values of a cell with <c>|</c> between.</summary>
    public static async Task<(CsvFile File, IReadOnlyList<Leistung> Entries)> ReadLeistungen(Stream stream, Func<int, Task> progress)
    {
        var file = new CsvFile([], new("Die Datei enthält keinen Leistungsschlüssel.", "The file holds no Leistungsschlüssel."), new([Key, Type, Published, Synonyms, Features], 20_000));
        var entries = new List<Leistung>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await file.Read(stream, Take, progress);
        return (file, entries);

        void Take(IReadOnlyList<string> cells)
        {
            string Cell(string column) => file.Columns.ToList().IndexOf(column) is var at && at >= 0 ? cells[at].Trim() : "";
            var key = Cell(Key);
            if (key.Length != KeyDigits || !key.All(char.IsAsciiDigit))
            {
                file.Tell(Key, InputErrorCodes.Format, new($"Ein Leistungsschlüssel hat {KeyDigits} Ziffern.", $"A Leistungsschlüssel has {KeyDigits} digits."));
                return;
            }

            if (!seen.Add(key))
            {
                file.Tell(Key, InputErrorCodes.GivenTwice, new($"{key} steht schon weiter oben in der Datei.", $"{key} stands further up in the file already."));
                return;
            }

            var day = Cell(Published);
            var isDay = DateOnly.TryParseExact(day, Days, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var publishedOn);
            if (day.Length > 0 && !isDay)
            {
                file.Tell(Published, InputErrorCodes.Format, new("Geben Sie einen Tag als TT.MM.JJJJ oder JJJJ-MM-TT an.", "Give a day as dd.MM.yyyy or yyyy-MM-dd."));
                return;
            }

            var synonyms = Parts(Cell(Synonyms));
            var features = Parts(Cell(Features));
            var name = NameColumns.Select(Cell).FirstOrDefault(text => text.Length > 0) ?? synonyms.FirstOrDefault() ?? key;
            foreach (var (column, length, most) in new[] { (Synonyms, name.Length, LongestName), (Synonyms, Length(synonyms), LongestList), (Features, Length(features), LongestList), (Type, Cell(Type).Length, LongestType) })
            {
                if (length > most)
                {
                    file.Tell(column, InputErrorCodes.TooLong, new($"Diese Angabe hat mehr als {most} Zeichen.", $"This value has more than {most} characters."));
                    return;
                }
            }

            entries.Add(new Leistung
            {
                Key = key,
                Name = name,
                Type = Cell(Type) is { Length: > 0 } type ? type : null,
                PublishedOn = isDay ? publishedOn : null,
                Synonyms = synonyms,
                Features = features,
            });
        }
    }

    /// <summary>A CSV with <c>id</c> and <c>name</c>.</summary>
    public static async Task<(CsvFile File, IReadOnlyList<OzgEntry> Entries)> ReadOzgIds(Stream stream, Func<int, Task> progress)
    {
        var file = new CsvFile([], new("Die Datei enthält keine OZG-ID.", "The file holds no OZG-ID."), new(["id", "name"], 4000));
        var entries = new List<OzgEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await file.Read(
            stream,
            cells =>
            {
                var columns = file.Columns.ToList();
                var (id, name) = (cells[columns.IndexOf("id")].Trim(), cells[columns.IndexOf("name")].Trim());
                if (id.Length != 5 || id[0] != '1' || !id.All(char.IsAsciiDigit))
                {
                    file.Tell("id", InputErrorCodes.Format, new("Eine OZG-ID hat fünf Ziffern und beginnt mit 1.", "An OZG-ID has five digits and begins with 1."));
                }
                else if (!seen.Add(id))
                {
                    file.Tell("id", InputErrorCodes.GivenTwice, new($"{id} steht schon weiter oben in der Datei.", $"{id} stands further up in the file already."));
                }
                else if (name.Length is 0 or > LongestName)
                {
                    file.Tell("name", name.Length == 0 ? InputErrorCodes.Required : InputErrorCodes.TooLong, name.Length == 0
                        ? CsvFile.Missing
                        : new($"Diese Angabe hat mehr als {LongestName} Zeichen.", $"This value has more than {LongestName} characters."));
                }
                else
                {
                    entries.Add(new OzgEntry { Id = id, Name = name });
                }
            },
            progress);
        return (file, entries);
    }

    private static int Length(string[] parts) => parts.Sum(part => part.Length + 1);

    /// <summary>The values of a cell; what has no sign to be seen is none.</summary>
    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
