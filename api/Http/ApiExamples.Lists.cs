using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Http;

/// <content>Examples of the catalogues and lists that listings are filled in from.</content>
internal static partial class ApiExamples
{
    private static object[] OfLists()
    {
        var requirement = new Requirement { Id = "RT-02", Group = "Routing und Transport", Obligation = Obligation.Muss, Text = "Die Übermittlung an die Behörde ist durchgehend verschlüsselt." };
        var catalogue = new RequirementCatalogue
        {
            Id = Id,
            Name = "EfA-Mindestanforderungen",
            Edition = "2026.1",
            Title = "EfA-Mindestanforderungen 2026.1",
            Provenance = Provenance.Declared,
            ImportedAt = Noon,
            Requirements = [requirement],
        };
        var product = new FachverfahrenProduct { Id = Id, Version = 1, Product = "Amtwerk Bau", Vendor = "Amtwerk Software", Provenance = Provenance.Declared };
        var register = new SharedRegister { Id = Id, Version = 1, Name = "Amtliches Liegenschaftskataster", Provenance = Provenance.Declared };
        var import = new KeyImport
        {
            Id = Id,
            Version = 3,
            Catalogue = KeyCatalogue.Leistungen,
            State = ImportState.Failed,
            AsOf = new DateOnly(2026, 11, 1),
            Source = "FIM-Portal, LeiKa",
            StartedAt = Noon,
            EndedAt = Noon.AddSeconds(1),
            Lines = 8557,
            Added = 0,
            Updated = 0,
            Unchanged = 0,
            Errors = [new LineError { Line = 9, Column = "Schluessel", Code = InputErrorCodes.Format, Detail = "Ein Leistungsschlüssel hat 14 Ziffern." }],
            ErrorCount = 1,
        };
        return
        [
            catalogue,
            PageOf(new RequirementCatalogueEntry { Id = Id, Name = catalogue.Name, Edition = catalogue.Edition, Title = catalogue.Title, Provenance = catalogue.Provenance, ImportedAt = Noon, Requirements = 24, Muss = 15 }),
            new NewRequirementCatalogue { Name = catalogue.Name, Edition = catalogue.Edition, Requirements = [requirement] },
            PageOf(new Leistung
            {
                Key = "99107023017000",
                Name = "Wohngeld Bewilligung",
                Type = "2/3",
                PublishedOn = new DateOnly(2024, 3, 1),
                Synonyms = ["Wohngeld Bewilligung", "Mietzuschuss beantragen"],
                Features = ["Antrag"],
            }),
            PageOf(new OzgEntry { Id = "10002", Name = "Wohngeld" }),
            import,
            PageOf(import),
            new KeyImportEffect
            {
                Catalogue = KeyCatalogue.Leistungen,
                Lines = 8557,
                Added = 1,
                Updated = 1,
                Unchanged = 8555,
                NotNamed = 0,
                Changes =
                [
                    new KeyChange { Key = "99107023017000", Before = "Wohngeld Bewilligung", After = "Wohngeld, Bewilligung" },
                    new KeyChange { Key = "99107023018000", After = "Wohngeld Erhöhung" },
                ],
                Errors = [],
                ErrorCount = 0,
            },
            new KeyCatalogues
            {
                Leistungen = new KeyCatalogueState { Entries = 8557, AsOf = new DateOnly(2026, 11, 1), Source = "FIM-Portal, LeiKa" },
                OzgIds = new KeyCatalogueState { Entries = 0 },
            },
            product,
            PageOf(product),
            new NewFachverfahrenProduct { Product = product.Product, Vendor = product.Vendor },
            register,
            PageOf(register),
            new NewSharedRegister { Name = register.Name },
            new SharedNameUse { Services = [new NamingService { Slug = "digitale-baugenehmigung", Name = "Digitale Baugenehmigung" }] },
            new NewMerger { Into = Id },
            PageOf(new SpdxLicence { Id = "EUPL-1.2", Name = "European Union Public License 1.2" }),
        ];
    }
}
