using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Pages.Services;

/// <summary>The sentence each section of a service's page opens with: it could stand alone.</summary>
internal static class ServiceSentences
{
    /// <summary>In the preview of a draft, Themenfeld and Land may not be said yet.</summary>
    public static string What(Service service, string themenfeld, string leadLand) =>
        $"„{service.Name}“ gehört {(themenfeld.Length == 0 ? "zu einem noch nicht angegebenen Themenfeld" : $"zum Themenfeld {themenfeld}")}; federführend ist {(leadLand.Length == 0 ? "ein noch nicht angegebenes Land" : leadLand)}.";

    /// <summary>The first paragraph of a description, and the rest; all of it where it cannot be parted.</summary>
    public static (string First, string More) Opening(string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        // Links by reference name their addresses further down: such a text stays whole.
        return end <= 0 || text.StartsWith('#') || text.Contains("]: ", StringComparison.Ordinal) ? (text, "") : (text[..end], text[end..].Trim());
    }

    public static string Fit(Service service)
    {
        var parts = new List<string>();
        if (service.Connection is { Fachverfahren: { Count: > 0 } systems })
        {
            parts.Add($"Schnittstellen gibt es zu {German.Count(systems.Count, "Fachverfahren", "Fachverfahren")} ({Words.Of(systems)})");
        }
        else if (service.Connection is not null)
        {
            parts.Add("Eine Schnittstelle zu einem Fachverfahren ist nicht angegeben");
        }

        if (service.Access is { } access)
        {
            parts.Add($"Antragstellende melden sich {Accounts(access)} an");
        }

        return parts.Count == 0 ? "Zu Nutzerkonto und Fachverfahren ist noch nichts angegeben." : string.Join("; ", parts) + ".";
    }

    /// <summary>mit BundID oder ohne Nutzerkonto.</summary>
    private static string Accounts(Access access)
    {
        var named = access.UserAccounts.Where(account => account != UserAccount.None).Select(Words.Of).ToList();
        var with = named.Count == 0 ? null : "mit " + string.Join(" oder ", named);
        return access.UserAccounts.Contains(UserAccount.None)
            ? with is null ? "nicht" : $"{with} oder gar nicht"
            : with ?? "mit einem noch nicht angegebenen Nutzerkonto";
    }

    public static string Cost(Service service, IReadOnlyList<OfferView> offers)
    {
        var sheets = offers.Select(offer => offer.Current?.PriceSheet).OfType<PriceSheet>().ToList();
        if (sheets.Count == 0)
        {
            return "Zu den Kosten ist noch nichts angegeben.";
        }

        var sheet = sheets[0];
        var connection = sheet.ConnectionCost is { } once && once.To.Cents > 0
            ? $" Dazu kommt einmalig die Anbindung Ihres Fachverfahrens: {Words.Range(once.From, once.To)}."
            : "";
        var neutral = service.ReuseConcept is { CostNeutralForKommunen: true } ? " Für Kommunen ist der Dienst kostenneutral." : "";
        if (sheets.TrueForAll(each => each.Free))
        {
            return "Der Dienst ist kostenfrei." + connection;
        }

        if (sheet.Free)
        {
            return $"Im Angebot „{offers[0].Offer.Name}“ ist der Dienst kostenfrei." + connection;
        }

        var shared = sheet.Items.Where(item => item is { Basis: PriceBasis.Allocated, Charge: Charge.Yearly, Amount: not null }).Sum(item => item.Amount!.Cents);
        return (shared, sheet.Financing) switch
        {
            (0, _) => First(sheet) + connection + neutral,
            (_, Financing.Joint) => $"{German.Money(shared / 100m)} im Jahr tragen Bund und Länder gemeinsam; die nachnutzenden Länder zahlen davon die Hälfte.{connection}{neutral}",
            _ => $"Die nachnutzenden Länder teilen sich {German.Money(shared / 100m)} im Jahr.{connection}{neutral}",
        };
    }

    private static string First(PriceSheet sheet) => sheet.Items.Count == 0
        ? "Ein Preis ist noch nicht angegeben."
        : "Sie zahlen " + Words.Sentence(sheet.Items[0], sheet.Financing);

    public static string Terms(OfferTerms terms) =>
        $"Der Vertrag läuft mindestens {Words.Months(terms.MinimumTermMonths)}; die Software steht unter der Lizenz {terms.Licence.Spdx}, zugesagt sind {Availability(terms.ServiceLevel)} Verfügbarkeit.";

    /// <summary>99,5 %.</summary>
    public static string Availability(ServiceLevel level) =>
        decimal.TryParse(level.AvailabilityPercent, System.Globalization.CultureInfo.InvariantCulture, out var percent) ? German.Percent(percent / 100) : level.AvailabilityPercent;

    public static string Connecting(Connection connection)
    {
        var ways = connection.Transports.Count == 0 ? "" : $" Anträge kommen über {string.Join(" oder ", connection.Transports.Select(Words.Of))} zu Ihnen.";
        return connection.Duration is { } weeks
            ? $"Vom Vertrag bis zum Betrieb vergehen meist {Words.Of(weeks)}.{ways}"
            : $"Wie lange die Anbindung dauert, ist noch nicht angegeben.{ways}";
    }

    public static string Requirements(RequirementAnswers requirements)
    {
        var met = requirements.Answers.Count(answer => answer.Fulfilment == Fulfilment.Met);
        var unmet = requirements.Answers.Where(answer => answer.Fulfilment == Fulfilment.NotMet).ToList();
        var must = unmet.Count(answer => answer.Obligation == Obligation.Muss);
        var beside = requirements.Answers.Count - met - unmet.Count;
        var words = $"{German.Number(met)} von {German.Count(requirements.Answers.Count, "Anforderung ist", "Anforderungen sind")} erfüllt"
            + (beside == 0 ? "" : $", {German.Count(beside, "trifft", "treffen")} hier nicht zu");
        return unmet.Count == 0
            ? words + "; offen ist keine."
            : $"{words}; {German.Count(unmet.Count, "ist", "sind")} nicht erfüllt, darunter {(must == 0 ? "kein MUSS" : German.Number(must) + " MUSS")}.";
    }

    public static string Help(Service service)
    {
        if (service.Support is not { } support)
        {
            return service.Training is null ? "Zum Support ist noch nichts angegeben." : "Zum Support ist noch nichts angegeben, Schulungen gibt es.";
        }

        var first = support.Levels.FirstOrDefault(level => level.Level == 1);
        var citizens = support.Number115 switch
        {
            true => "Die Behördennummer 115 beantwortet erste Fragen.",
            false => "Die Behördennummer 115 ist nicht eingewiesen.",
            null => "Zur Behördennummer 115 ist noch nichts angegeben.",
        };
        return first is null || (support.Number115 == true && first.Contact == "115") ? citizens : $"{citizens} Erste Stelle für Fragen ist: {first.Provider}.";
    }

    public static string Concept(ReuseConcept concept) => concept.CostNeutralForKommunen switch
    {
        true => "Einführung, Betrieb und Support kosten die Kommunen nichts; die vier Fragen der Kommunen sind hier beantwortet.",
        false => "Für Kommunen ist die Nachnutzung nicht kostenneutral; wer was trägt, steht hier in vier Antworten.",
        null => "Ob die Nachnutzung für Kommunen kostenneutral ist, ist noch nicht angegeben.",
    };

    /// <summary>The four answers of a reuse concept: the question, and the sentence that its answer opens with.</summary>
    public static IReadOnlyList<(string Question, string Sentence, ReuseAnswer Answer)> Answers(ReuseConcept concept) =>
    [
        ("Wer zahlt die Integration?", Answer(concept.Integration, "die Integration", "zahlt", "zahlen", "Für die Integration ist nichts zu bezahlen."), concept.Integration),
        ("Wer zahlt den Betrieb?", Answer(concept.Operation, "den Betrieb", "zahlt", "zahlen", "Für den Betrieb ist nichts zu bezahlen."), concept.Operation),
        ("Welche Schnittstellen, von wem?", Answer(concept.Interfaces, "die Schnittstellen", "stellt", "stellen", "Schnittstellen werden nicht gebraucht."), concept.Interfaces),
        ("Wer unterstützt?", Answer(concept.Support, "die Unterstützung", "leistet", "leisten", "Eine Unterstützung ist nicht vorgesehen."), concept.Support),
    ];

    /// <summary>Die Integration zahlt die Kommune, einmalig 4.000,00 € bis 18.000,00 €.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="what">What is carried, as the object of the sentence.</param>
    /// <param name="does">What one does with it.</param>
    /// <param name="many">What several do with it.</param>
    /// <param name="nobody">What to say where nothing is to be carried.</param>
    private static string Answer(ReuseAnswer answer, string what, string does, string many, string nobody)
    {
        var who = answer.Bearer switch
        {
            ReuseBearer.ProvidingLand => $"{does} das bereitstellende Land",
            ReuseBearer.AdoptingLaender => $"{many} die nachnutzenden Länder",
            ReuseBearer.Kommune => $"{does} die Kommune",
            ReuseBearer.Bund => $"{does} der Bund",
            ReuseBearer.Jointly => $"{many} mehrere gemeinsam",
            ReuseBearer.ItProvider => $"{does} der IT-Dienstleister",
            ReuseBearer.Vendor => $"{does} der Hersteller des Fachverfahrens",
            _ => null,
        };
        var amount = answer.Amount is { } known ? Words.Of(known) : null;
        return (answer.Bearer, amount) switch
        {
            (ReuseBearer.Nobody, _) => nobody,
            (ReuseBearer.NotSettled, null) => $"Wer {what} {does}, ist noch nicht geklärt.",
            (ReuseBearer.NotSettled, _) => $"Wer {what} {does}, ist noch nicht geklärt; es geht um {amount}.",
            (null, null) => answer.Text.Length > 0 ? "" : $"Wer {what} {does}, ist noch nicht angegeben.",
            (null, _) => $"Wer {what} {does}, ist noch nicht angegeben; es geht um {amount}.",
            _ => $"{char.ToUpper(what[0], German.Culture)}{what[1..]} {who}{(amount is null ? "" : $", {amount}")}.",
        };
    }

    /// <summary>Die Blaupause sagt in 3 Teilen, was zu Technik und Datenschutz zu tun ist.</summary>
    public static string Blueprint(IReadOnlyList<ShownBlueprintBlock> blocks) =>
        $"Die Blaupause sagt in {German.Count(blocks.Count, "Teil", "Teilen")}, was zu {German.List([.. blocks.Select(block => block.Kind).Distinct().Order().Select(Words.Of)])} zu tun ist.";

    public static string Reuse(ServiceReuse reuse, string leadLand) => reuse.ReusingLaender == 0
        ? $"Außer dem federführenden Land ({leadLand}) nutzt noch kein Land den Dienst."
        : $"{German.Count(reuse.ReusingLaender, "Land nutzt", "Länder nutzen")} den Dienst nach, dazu {leadLand} als federführendes Land.";

    /// <summary>3 von 23 Kommunen in Thüringen mit 20.000 bis 49.999 Einwohnern nutzen den Dienst.</summary>
    public static string Peers(ReusePeers peers, CatalogueNames names)
    {
        if (peers.Size is not { } size)
        {
            return $"Für {peers.Organisation.Name} ist keine Einwohnerzahl hinterlegt. Deshalb gibt es nichts zu vergleichen.";
        }

        var like = $"im selben Land ({names.Land(peers.Organisation.Land!)}) und derselben Größe wie {peers.Organisation.Name} ({Words.Of(size)})";
        return peers.Kommunen == 0
            ? $"Im Verzeichnis steht keine weitere Kommune {like}."
            : peers.Kommunen == 1 ? $"Im Verzeichnis steht nur eine weitere Kommune {like}. Sie nutzt den Dienst{(peers.Using == 0 ? " nicht" : "")}."
            : $"{(peers.Using == 0 ? "Keine" : German.Number(peers.Using))} von {German.Count(peers.Kommunen, "Kommune", "Kommunen")} {like} {(peers.Using is 0 or 1 ? "nutzt" : "nutzen")} den Dienst.";
    }

    public static string Similar(IReadOnlyList<SimilarService> similar) =>
        $"{German.Count(similar.Count, "anderer Dienst hat", "andere Dienste haben")} mit diesem etwas gemeinsam; das Ähnlichste steht zuerst.";

    public static string End(OfferTerms terms) =>
        $"Sie können mit einer Frist von {German.Count(terms.NoticeMonths, "Monat", "Monaten")} zum Ende eines Kalenderjahres kündigen, frühestens nach {German.Count(terms.MinimumTermMonths, "Monat", "Monaten")}.";

    public static string Principles(Principles principles) => principles.Evidence.Count == 6
        ? "Zu allen sechs Prinzipien des EfA-Beschlusses vom September 2020 gibt es einen Beleg."
        : $"Zu {German.Number(principles.Evidence.Count)} der sechs Prinzipien des EfA-Beschlusses vom September 2020 gibt es einen Beleg.";

    public static string Filing(Classification filing) => filing.Leistungsschluessel.Count + filing.OzgIds.Count == 0
        ? "Leistungsschlüssel und OZG-ID sind noch nicht angegeben."
        : $"Der Dienst gehört zu {German.Count(filing.Leistungsschluessel.Count, "Leistungsschlüssel", "Leistungsschlüsseln", "keinem Leistungsschlüssel")} und {German.Count(filing.OzgIds.Count, "OZG-ID", "OZG-IDs", "keiner OZG-ID")}.";
}
