using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Http;

/// <content>Examples of reference data and Land rules.</content>
internal static partial class ApiExamples
{
    private static object[] OfReferenceData()
    {
        var set = new DataSet
        {
            Id = Id,
            Version = 2,
            State = DataSetState.Counted,
            Key = "inhabitants",
            Name = "Einwohnerzahlen der Länder",
            Source = "Destatis, Fortschreibung",
            AsOf = new DateOnly(2024, 12, 31),
            Confirmed = true,
            Estimated = false,
            Provenance = Provenance.Reported,
            Decimals = 0,
            Values = 16,
            Laender = 16,
            AppliesFrom = 2025,
            CreatedAt = Noon,
            CountedAt = Noon.AddMinutes(5),
        };
        var import = new DataSetImport
        {
            Id = Id,
            Version = 3,
            State = ImportState.Failed,
            Key = set.Key,
            Name = set.Name,
            Source = set.Source,
            AsOf = set.AsOf,
            Confirmed = false,
            Estimated = false,
            StartedAt = Noon,
            EndedAt = Noon.AddSeconds(1),
            Lines = 16,
            Errors = [new LineError { Line = 9, Column = "value", Code = InputErrorCodes.WrongType, Detail = "Geben Sie eine ganze Zahl ohne Punkte und Leerzeichen an." }],
            ErrorCount = 1,
        };
        var rule = new RecordedLandRule
        {
            Id = Id,
            Land = "TH",
            Rule = PassingOnRule.LandPays,
            Source = "Rundschreiben des Landes vom 03.11.2026",
            ValidFrom = new DateOnly(2027, 1, 1),
            RecordedAt = Noon,
            Provenance = Provenance.Declared,
        };
        return
        [
            set,
            PageOf(set),
            PageOf(new DataSetValue { Ars = "16", Name = "Thüringen", Level = ReferenceLevel.Land, Value = "2100277" }),
            PageOf(new DataSetTotal { Land = "TH", Level = ReferenceLevel.Land, Total = "2100277" }),
            PageOf(new DataSetEffect { Land = "TH", Before = "2.63211", After = "2.51290", Change = "-0.11921" }),
            import,
            PageOf(import),
            rule,
            PageOf(rule),
            new NewLandRule
            {
                Rule = PassingOnRule.Levy,
                Levy = new LevyPercentages { Gemeinde = "30", Kreis = "15", Bezirk = "0" },
                Source = rule.Source,
                ValidFrom = rule.ValidFrom,
            },
        ];
    }
}
