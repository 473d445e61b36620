using System.Globalization;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Publishing;

/// <summary>An offer of the listing with its newest published terms.</summary>
/// <param name="Id">Id of the offer.</param>
/// <param name="Terms">The terms; none where nothing was published yet.</param>
internal sealed record ListedOffer(Guid Id, TermsContent? Terms);

/// <summary>
/// What a listing still lacks. Pure: one table of the statements that a complete listing makes says which of them are gates, how complete
/// it is, and what Kommunen would like to read besides.
/// </summary>
internal static class ListingGates
{
    /// <summary>A statement that a complete listing makes.</summary>
    /// <param name="Gate">The gate that needs it; none where it is only wanted.</param>
    /// <param name="Pointer">Its place in the content, or in the offers.</param>
    /// <param name="Missing">What to say where it is not there.</param>
    /// <param name="IsThere">Whether it is there.</param>
    private sealed record Statement(GateKind? Gate, string Pointer, Sentence Missing, Func<ServiceContent, bool> IsThere);

    private static readonly Statement[] Statements =
    [
        new(GateKind.Text, "/name", new("Geben Sie dem Dienst einen Namen.", "Give the service a name."), content => Said(content.Name)),
        new(GateKind.Text, "/summary", new("Sagen Sie in einem Satz, was der Dienst leistet.", "Say in one sentence what the service does."), content => Said(content.Summary)),
        new(GateKind.Text, "/description", new("Beschreiben Sie den Dienst.", "Describe the service."), content => Said(content.Description?.Markdown)),
        new(GateKind.Leistungsschluessel, "/classification/leistungsschluessel", new("Geben Sie mindestens einen Leistungsschlüssel an.", "Give at least one Leistungsschlüssel."), content => content.Classification.Leistungsschluessel.Count > 0),
        new(GateKind.Themenfeld, "/themenfeld", new("Wählen Sie ein Themenfeld.", "Choose a Themenfeld."), content => Said(content.Themenfeld)),
        new(GateKind.OperatingAuthority, "/leadLand", new("Nennen Sie das federführende Land.", "Name the leading Land."), content => Said(content.LeadLand)),
        new(GateKind.OperatingAuthority, "/operation/operatingAuthority", new("Nennen Sie die betreibende Behörde: Sie ist nach § 8a Abs. 4 OZG allein verantwortlich.", "Name the operating authority: it is the sole controller by § 8a Abs. 4 OZG."), content => Said(content.Operation?.OperatingAuthority)),
        new(GateKind.Support, "/support/number115", new("Sagen Sie, ob die Behördennummer 115 erste Fragen beantwortet.", "Say whether the number 115 answers first questions."), content => content.Support?.Number115 is not null),
        new(GateKind.Support, "/support/levels", new("Nennen Sie die erste Stufe des Supports.", "Name the first level of support."), content => content.Support?.Levels.Any(level => level.Level == 1) == true),
        new(GateKind.ReuseConcept, "/reuseConcept/integration", new("Sagen Sie, wer die Anbindung bezahlt.", "Say who pays for the integration."), content => IsAnswered(content.ReuseConcept?.Integration)),
        new(GateKind.ReuseConcept, "/reuseConcept/operation", new("Sagen Sie, wer den Betrieb bezahlt.", "Say who pays for the operation."), content => IsAnswered(content.ReuseConcept?.Operation)),
        new(GateKind.ReuseConcept, "/reuseConcept/interfaces", new("Sagen Sie, welche Schnittstellen es gibt und wer sie stellt.", "Say which interfaces there are and who provides them."), content => IsAnswered(content.ReuseConcept?.Interfaces)),
        new(GateKind.ReuseConcept, "/reuseConcept/support", new("Sagen Sie, wer unterstützt.", "Say who supports."), content => IsAnswered(content.ReuseConcept?.Support)),
        new(GateKind.ReuseConcept, "/reuseConcept/costNeutralForKommunen", new("Sagen Sie, ob der Dienst für Kommunen kostenneutral ist.", "Say whether the service is cost-neutral for Kommunen."), content => content.ReuseConcept?.CostNeutralForKommunen is not null),
        new(GateKind.Requirements, "/requirements", new("Beantworten Sie die EfA-Mindestanforderungen.", "Answer the EfA minimum requirements."), content => content.Requirements?.Answers.Count > 0),

        new(null, "/classification/ozgIds", new("Geben Sie die OZG-ID an.", "Give the OZG-ID."), content => content.Classification.OzgIds.Count > 0),
        new(null, "/classification/leistungstyp", new("Geben Sie den Leistungstyp an.", "Give the Leistungstyp."), content => content.Classification.Leistungstyp is not null),
        new(null, "/classification/reifegrad", new("Geben Sie den Reifegrad mit seinem Modell an.", "Give the Reifegrad with its scale."), content => content.Classification.Reifegrad is not null),
        new(null, "/classification/sdgRelevant", new("Sagen Sie, ob die SDG-Verordnung den Dienst erfasst.", "Say whether the Single Digital Gateway covers the service."), content => content.Classification.SdgRelevant is not null),
        new(null, "/operation/itProvider", new("Nennen Sie den IT-Dienstleister, der den Dienst betreibt.", "Name the IT-Dienstleister that runs the service."), content => Said(content.Operation?.ItProvider)),
        new(null, "/access/userAccounts", new("Sagen Sie, welche Nutzerkonten der Dienst annimmt.", "Say which user accounts the service takes."), content => content.Access?.UserAccounts.Count > 0),
        new(null, "/access/trustLevel", new("Sagen Sie, welches Vertrauensniveau verlangt wird.", "Say which trust level is asked for."), content => content.Access?.TrustLevel is not null),
        new(null, "/access/payment", new("Sagen Sie, ob und wie online bezahlt wird.", "Say whether and how fees are paid online."), content => Said(content.Access?.Payment)),
        new(null, "/connection/transports", new("Sagen Sie, auf welchem Weg Anträge zur Behörde kommen.", "Say on which way applications reach the authority."), content => content.Connection?.Transports.Count > 0),
        new(null, "/connection/dataStandards", new("Nennen Sie Datenstandards und Schemata.", "Name data standards and schemas."), content => content.Connection?.DataStandards.Count > 0),
        new(null, "/connection/fachverfahren", new("Nennen Sie die Fachverfahren, mit denen der Dienst arbeitet.", "Name the Fachverfahren the service works with."), content => content.Connection?.Fachverfahren.Count > 0),
        new(null, "/connection/registers", new("Nennen Sie die Register, aus denen der Dienst Nachweise abruft.", "Name the registers the service draws on."), content => content.Connection?.Registers.Count > 0),
        new(null, "/connection/steps", new("Sagen Sie Schritt für Schritt, was eine Kommune zum Anbinden tut.", "Say step by step what a Kommune does to connect."), content => content.Connection?.Steps.Count > 0),
        new(null, "/connection/duration", new("Sagen Sie, wie lange die Anbindung meist dauert.", "Say how long connecting usually takes."), content => content.Connection?.Duration is not null),
        new(null, "/blueprint", new("Schreiben Sie in der Blaupause, wie ein anderes Land den Dienst übernimmt.", "Say in the blueprint how another Land takes the service on."), content => content.Blueprint.Count > 0),
        new(null, "/principles", new("Belegen Sie die EfA-Grundsätze.", "Give evidence for the EfA principles."), content => content.Principles?.Evidence.Count > 0),
        new(null, "/training", new("Sagen Sie, welche Schulungen es gibt.", "Say what training there is."), content => Said(content.Training?.Text)),
        new(null, "/demoUrl", new("Geben Sie an, wo man den Dienst ausprobieren kann.", "Say where the service can be tried out."), content => Said(content.DemoUrl)),
        new(null, "/documents", new("Verweisen Sie auf Anleitungen und andere Unterlagen.", "Point to guides and other documents."), content => content.Documents.Count > 0),
        new(null, "/contacts", new("Nennen Sie ein Funktionspostfach für Fragen.", "Name a functional mailbox for questions."), content => content.Contacts.Count > 0),
        new(null, "/keywords", new("Nennen Sie Wörter, nach denen Menschen suchen.", "Name words that people look for."), content => content.Keywords.Count > 0),
    ];

    /// <summary>Gates about offers: each is one statement of a complete listing, too.</summary>
    private static readonly GateKind[] OfOffers = [GateKind.Offer, GateKind.PriceSheet, GateKind.Licence, GateKind.DataProtection];

    /// <summary>What a listing with its offers still lacks.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="offers">Its offers.</param>
    /// <param name="catalogues">The catalogues of requirements that the store has: the title of each, and the ids of its MUSS.</param>
    public static ListingCheck Of(ServiceContent content, IReadOnlyList<ListedOffer> offers, IReadOnlyDictionary<string, IReadOnlySet<string>> catalogues)
    {
        Gate[] gates = [.. Enum.GetValues<GateKind>().Select(kind => GateOf(kind, content, offers, catalogues))];
        var missing = Statements.Where(statement => !statement.IsThere(content)).ToList();
        var all = Statements.Length + OfOffers.Length;
        var there = Statements.Length - missing.Count + gates.Count(gate => gate.Met && OfOffers.Contains(gate.Kind));
        return new ListingCheck
        {
            Ready = gates.All(gate => gate.Met),
            CompletePercent = there * 100 / all,
            Gates = gates,
            Wanted = [.. missing.Where(statement => statement.Gate is null).Select(Told)],
        };
    }

    /// <summary>Everything that keeps a listing from being submitted.</summary>
    public static IReadOnlyList<InputError> Unmet(ListingCheck check) => [.. check.Gates.SelectMany(gate => gate.Missing)];

    /// <summary>Ids of the MUSS that are not met; the operator accepts the reason of each.</summary>
    public static IReadOnlyList<string> Reasoned(ServiceContent content, IReadOnlyDictionary<string, IReadOnlySet<string>> catalogues) =>
        [.. (content.Requirements?.Answers ?? []).Where(answer => answer.Fulfilment == Fulfilment.NotMet && IsMuss(answer, MussOf(content, catalogues))).Select(answer => answer.Id)];

    private static Gate GateOf(GateKind kind, ServiceContent content, IReadOnlyList<ListedOffer> offers, IReadOnlyDictionary<string, IReadOnlySet<string>> catalogues)
    {
        List<InputError> missing = [.. Statements.Where(statement => statement.Gate == kind && !statement.IsThere(content)).Select(Told)];
        missing.AddRange(kind switch
        {
            GateKind.Text => Begun(content),
            GateKind.Support => Levels(content),
            GateKind.Requirements => Answers(content, catalogues),
            GateKind.Offer when !offers.Any(offer => offer.Terms is not null) => NoTerms(offers),
            GateKind.PriceSheet => Each(offers, Prices),
            GateKind.Licence => Each(offers, LicenceOf),
            GateKind.DataProtection => Each(offers, Protection),
            _ => [],
        });
        return new Gate { Kind = kind, Met = missing.Count == 0, Missing = missing };
    }

    /// <summary>An answer is a text, or the name of who carries it; that it is not settled says nothing alone.</summary>
    private static bool IsAnswered(ReuseAnswer? answer) => answer is not null && (Said(answer.Text) || answer.Bearer is not (null or ReuseBearer.NotSettled));

    private static bool Said(string? text) => !string.IsNullOrWhiteSpace(text);

    private static InputError Told(Statement statement) => Problems.Member(statement.Pointer, InputErrorCodes.Required, statement.Missing);

    /// <summary>Entries that were begun and not finished: a reader would see a gap.</summary>
    private static IEnumerable<InputError> Begun(ServiceContent content)
    {
        static IEnumerable<(string Place, string Text)> Of<T>(string list, IEnumerable<T> entries, params Func<T, (string Member, string Text)>[] members) =>
            entries.SelectMany((entry, place) => members.Select(member => member(entry)).Select(member => (string.Create(CultureInfo.InvariantCulture, $"{list}/{place}/{member.Member}"), member.Text)));

        IEnumerable<(string Place, string Text)> texts =
        [
            .. Of("/reported", content.Reported, fact => ("text", fact.Text)),
            .. Of("/connection/fachverfahren", content.Connection?.Fachverfahren ?? [], system => ("product", system.Product), system => ("vendor", system.Vendor)),
            .. Of("/principles/evidence", content.Principles?.Evidence ?? [], entry => ("evidence", entry.Evidence)),
            .. Of("/documents", content.Documents, document => ("title", document.Title), document => ("url", document.Url)),
            .. Of("/blueprint", content.Blueprint, entry => ("title", entry.Title), entry => ("text", entry.Block is null ? entry.Text ?? "" : entry.Title)),
            .. Of("/contacts", content.Contacts, contact => ("purpose", contact.Purpose), contact => ("email", contact.Email)),
            .. content.Training is { } training ? [("/training/text", training.Text)] : (IEnumerable<(string, string)>)[],
        ];
        return texts.Where(text => !Said(text.Text)).Select(text => Problems.Member(text.Place, InputErrorCodes.Required, new(
            "Dieser Eintrag ist begonnen. Ergänzen Sie ihn, oder entfernen Sie ihn.", "This entry is begun. Finish it or take it away.")));
    }

    private static IEnumerable<InputError> Levels(ServiceContent content)
    {
        var levels = content.Support?.Levels ?? [];
        for (var place = 0; place < levels.Count; place++)
        {
            if (!Said(levels[place].Provider))
            {
                yield return Problems.Member($"/support/levels/{place}/provider", InputErrorCodes.Required, new(
                    $"Sagen Sie, wer auf Stufe {levels[place].Level} hilft.", $"Say who helps on level {levels[place].Level}."));
            }

            if (!Said(levels[place].Hours))
            {
                yield return Problems.Member($"/support/levels/{place}/hours", InputErrorCodes.Required, new(
                    $"Sagen Sie, wann Stufe {levels[place].Level} zu erreichen ist.", $"Say when level {levels[place].Level} can be reached."));
            }
        }
    }

    /// <summary>Ids of the MUSS of the catalogue that a listing answers; none where the store does not have it.</summary>
    private static IReadOnlySet<string> MussOf(ServiceContent content, IReadOnlyDictionary<string, IReadOnlySet<string>> catalogues) =>
        content.Requirements is { } requirements && catalogues.TryGetValue(requirements.Catalogue, out var muss) ? muss : new HashSet<string>();

    /// <summary>How binding a requirement is, the catalogue says; where it does not know it, the answer.</summary>
    private static bool IsMuss(RequirementAnswer answer, IReadOnlySet<string> muss) => answer.Obligation == Obligation.Muss || muss.Contains(answer.Id);

    private static IEnumerable<InputError> Answers(ServiceContent content, IReadOnlyDictionary<string, IReadOnlySet<string>> catalogues)
    {
        if (content.Requirements is not { } requirements)
        {
            yield break;
        }

        if (!Said(requirements.Catalogue))
        {
            yield return Problems.Member("/requirements/catalogue", InputErrorCodes.Required, new(
                "Nennen Sie den Katalog der Anforderungen mit seiner Version.", "Name the catalogue of requirements with its version."));
        }
        else if (catalogues.Count > 0 && !catalogues.ContainsKey(requirements.Catalogue))
        {
            yield return Problems.Member("/requirements/catalogue", InputErrorCodes.DoesNotExist, new(
                "Diesen Katalog gibt es im Store nicht. Wählen Sie einen, den der Betreiber führt.", "The store does not have this catalogue. Choose one that the operator keeps."));
        }

        var muss = MussOf(content, catalogues);
        var open = muss.Except(requirements.Answers.Select(answer => answer.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
        {
            yield return Problems.Member("/requirements/answers", InputErrorCodes.Required, new(
                $"Beantworten Sie auch diese Anforderungen: {string.Join(", ", open)}.", $"Answer these requirements, too: {string.Join(", ", open)}."));
        }

        for (var place = 0; place < requirements.Answers.Count; place++)
        {
            var answer = requirements.Answers[place];
            if (IsMuss(answer, muss) && answer.Fulfilment != Fulfilment.Met && !Said(answer.Reason))
            {
                yield return Problems.Member($"/requirements/answers/{place}/reason", InputErrorCodes.Required, new(
                    $"Begründen Sie, warum die Anforderung {answer.Id} nicht erfüllt ist oder nicht zutrifft.", $"Give the reason why requirement {answer.Id} is not met or does not apply."));
            }
        }
    }

    private static IEnumerable<InputError> NoTerms(IReadOnlyList<ListedOffer> offers) =>
    [
        offers.Count == 0
            ? Problems.Member("/offers", InputErrorCodes.Required, new("Legen Sie ein Angebot mit Konditionen an.", "Make an offer with terms."))
            : Problems.Member($"/offers/{offers[0].Id}", InputErrorCodes.Required, new("Veröffentlichen Sie Konditionen zu diesem Angebot.", "Publish terms of this offer.")),
    ];

    /// <summary>What is missing in the terms of each offer that has any; without terms all is missing.</summary>
    private static IEnumerable<InputError> Each(IReadOnlyList<ListedOffer> offers, Func<string, TermsContent?, IEnumerable<InputError>> lacks)
    {
        var withTerms = offers.Where(offer => offer.Terms is not null).ToList();
        return withTerms.Count == 0 ? lacks("/offers", null) : withTerms.SelectMany(offer => lacks($"/offers/{offer.Id}", offer.Terms));
    }

    private static IEnumerable<InputError> Prices(string pointer, TermsContent? terms)
    {
        var sheet = terms?.PriceSheet;
        var isPriced = sheet is { Free: true }
            || sheet?.Items.Any(item => item.Kind is CostKind.Infrastructure or CostKind.FurtherDevelopment or CostKind.Operation && (item.Basis != PriceBasis.Allocated || item.Key is { Count: > 0 })) == true;
        if (!isPriced)
        {
            yield return Problems.Member($"{pointer}/priceSheet", InputErrorCodes.Required, new(
                "Geben Sie im Preisblatt einen Posten für Infrastruktur, Weiterentwicklung oder Betrieb an (verteilte mit Schlüssel), oder sagen Sie, dass der Dienst kostenfrei ist.",
                "Give the price sheet an item of infrastructure, further development or operation (with a key where it is allocated), or say that the service is free of charge."));
        }
    }

    private static IEnumerable<InputError> LicenceOf(string pointer, TermsContent? terms)
    {
        if (!Said(terms?.Licence.Spdx))
        {
            yield return Problems.Member($"{pointer}/licence/spdx", InputErrorCodes.Required, new("Nennen Sie die Lizenz.", "Name the licence."));
        }

        if (!Said(terms?.Licence.RightsOfLaender))
        {
            yield return Problems.Member($"{pointer}/licence/rightsOfLaender", InputErrorCodes.Required, new("Sagen Sie, was Länder mit der Software dürfen.", "Say what Länder may do with the software."));
        }

        if (!Said(terms?.Licence.RightsOfKommunen))
        {
            yield return Problems.Member($"{pointer}/licence/rightsOfKommunen", InputErrorCodes.Required, new("Sagen Sie, was Kommunen mit der Software dürfen.", "Say what Kommunen may do with the software."));
        }
    }

    private static IEnumerable<InputError> Protection(string pointer, TermsContent? terms)
    {
        if (!Said(terms?.DataProtection.Note))
        {
            yield return Problems.Member($"{pointer}/dataProtection", InputErrorCodes.Required, new(
                "Wählen Sie das Datenschutzmodell und sagen Sie, was eine Kommune zu tun hat.", "Choose the data protection model and say what a Kommune has to do."));
        }
    }
}
