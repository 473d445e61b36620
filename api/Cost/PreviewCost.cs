using FitStore.Api.Comparisons;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>What one organisation asks of one offer.</summary>
/// <param name="Offer">The offer from the month on.</param>
/// <param name="Organisation">A Land or a Kommune.</param>
/// <param name="Land">The organisation that stands for its Land: itself, for a Land.</param>
/// <param name="Scenario">Which Länder share.</param>
/// <param name="IsAssumed">Whether the question says itself who takes part.</param>
/// <param name="Uses">Uses per year, where the question gives them.</param>
internal sealed record CostQuestion(OfferInMonth Offer, Organisation Organisation, Organisation Land, CostScenario Scenario, bool IsAssumed, long? Uses);

/// <summary>The figures that answer a question.</summary>
/// <param name="ChargedTo">Who the items are charged to.</param>
/// <param name="Items">The items with what they come to for who is charged.</param>
/// <param name="Months">Months of the first year that are paid.</param>
/// <param name="Charged">Their sums.</param>
/// <param name="Passed">How a Kommune's Land passes it on; nothing where the organisation is charged itself.</param>
internal sealed record CostFigures(ChargedTo ChargedTo, IReadOnlyList<ChargedItem> Items, int Months, CostSums Charged, KommuneCost? Passed)
{
    /// <summary>What the organisation pays; nothing where no rule says.</summary>
    public CostSums? Sums => Passed is null ? Charged : Passed.Sums;
}

/// <summary>Answers what an offer costs an organisation. Pure: from what lies in memory, and the same for everybody who asks.</summary>
internal static class PreviewCost
{
    /// <summary>The figures alone.</summary>
    public static CostFigures Figures(CostQuestion question)
    {
        var offer = question.Offer;
        if (offer.ChargedTo(question.Organisation) == ChargedTo.Itself && question.Organisation.Kind != OrganisationKind.Land)
        {
            var own = offer.Year.OfBody(question.Organisation, question.Uses);
            return new(ChargedTo.Itself, own, offer.Months, CostSums.Of(own, offer.Months), null);
        }

        // Who has been in since January is not recalculated within the year, and pays all of it.
        var place = offer.Year.PlaceOf(question.Land.Land!);
        var months = question.Scenario.Standing.Contains(place) ? FirstYear.MonthsOfYear : offer.Months;
        var items = offer.Year.OfLand(question.Land, question.Scenario.All, question.Uses);
        var passed = question.Organisation.Kind == OrganisationKind.Land ? null : KommuneCost.Of(offer, question.Organisation, items, months, question.Uses);
        return new(passed is null ? ChargedTo.Itself : ChargedTo.Land, items, months, CostSums.Of(items, months), passed);
    }

    /// <summary>Figures, derivations and warnings.</summary>
    public static CostPreview Of(CostQuestion question)
    {
        var (offer, organisation, land) = (question.Offer, question.Organisation, question.Land);
        var (entry, sheet, year) = (offer.Offer.Entry, offer.Terms.PriceSheet, offer.Year);
        var figures = Figures(question);
        var place = year.PlaceOf(land.Land!);
        var payer = figures is { ChargedTo: ChargedTo.Itself } ? organisation : land;
        var payers = CostPayers.Of(offer, question.Scenario);
        return new CostPreview
        {
            Offer = offer.Offer.Offer.Id,
            OfferName = offer.Offer.Offer.Name,
            Service = entry.Service.Slug,
            ServiceName = entry.Service.Name,
            LegalModel = offer.Offer.Offer.LegalModel,
            TermsVersion = offer.Terms.Version,
            Organisation = organisation.ToRef(),
            Ars = organisation.Ars!,
            Land = land.ToRef(),
            Start = CostQuery.Written(offer.Start),
            Year = offer.Start.Year,
            Months = figures.Months,
            ChargedTo = figures.ChargedTo,
            Nature = sheet.Nature,
            Free = sheet.Free,
            Financing = sheet.Financing,
            Vat = sheet.Vat,
            Participants = [.. question.Scenario.All.Select(known => Participant(question, known, place))],
            Lines = [.. figures.Items.Select(item => Line(item, payer, place, offer, figures.Months))],
            Charged = Totals(figures.Charged, sheet.ConnectionCost),
            Totals = figures.Sums is { } sums ? Totals(sums, sheet.ConnectionCost) : null,
            PassedOn = figures.Passed is { } passed ? PassedOn(passed, organisation, land, figures, offer) : null,
            PaidAnyway = sheet.Financing == Financing.Joint && figures.Items.Any(item => item.Shared is not null) ? PaidAnyway(figures.Items) : null,
            Payers = payers.Show(year.Laender),
            Balance = payers.Balance(),
            Warnings = [.. CostWarnings.Of(question, figures)],
        };
    }

    /// <summary>Sums on the wire.</summary>
    public static CostTotals Totals(CostSums sums, ConnectionCost? connection) => new()
    {
        FirstYear = Money.OfCents(sums.FirstYear),
        FullYear = Money.OfCents(sums.FullYear),
        OneOff = Money.OfCents(sums.OneOff),
        Connection = connection,
    };

    /// <summary>A data set as a line names it.</summary>
    public static DataSetRef? Show(ReferenceDataSet? set) => set is null ? null : new()
    {
        Key = set.Key,
        Name = set.Name,
        Source = set.Source,
        AsOf = set.AsOf,
        Confirmed = set.Confirmed,
        Estimated = set.Estimated,
        Provenance = set.Provenance,
    };

    private static CostParticipant Participant(CostQuestion question, int known, int asker)
    {
        var land = question.Offer.Year.Laender[known];
        return new()
        {
            Land = land.Code,
            Name = land.Name,
            Reason = known == asker ? ParticipantReason.Asker
                : question.IsAssumed && !question.Offer.Participating.Contains(known) ? ParticipantReason.Assumed
                : land.Code == OfferInMonth.ProviderOf(question.Offer.Offer.Entry) ? ParticipantReason.Provider
                : question.Offer.Participating.Contains(known) ? ParticipantReason.Adopter
                : ParticipantReason.Assumed,
            Joins = question.Scenario.Joining.Contains(known),
        };
    }

    private static CostLine Line(ChargedItem charged, Organisation payer, int place, OfferInMonth offer, int months)
    {
        var item = charged.Item;
        return new()
        {
            Kind = item.Kind,
            Label = item.Label,
            Charge = item.Charge,
            Basis = item.Basis,
            Total = item.Basis == PriceBasis.Allocated ? item.Amount : null,
            Units = item.Basis is PriceBasis.PerInhabitant or PriceBasis.PerUse or PriceBasis.SizeClass && charged.Applies ? charged.Units : null,
            UnitPrice = item.UnitPrice,
            DataSet = Show(charged.UnitSet),
            Parts = charged.Shared is { } shared ? [.. shared.Parts.Where(part => part.PlaceOf(place) >= 0).Select(part => Part(part, shared.Item, place, offer.Year.Laender.Count))] : [],
            Share = charged.Shared is { Amount: > 0 } known ? Show(ShareOf(known, place, offer.Year.Sheet.Financing)) : null,
            Amount = Money.OfCents(charged.Amount),
            FirstYear = item.Charge == Charge.Yearly ? Money.OfCents(charged.FirstYear(months)) : null,
            Derivation = CostWords.Derivation(charged, payer, place, offer.Year, offer.Start, months),
        };
    }

    private static CostPart Part(SharedPart part, PriceItem item, int place, int laender)
    {
        var own = part.PlaceOf(place);
        var value = part.Values.Values[own];
        return new()
        {
            Carrier = part.Carrier,
            Pool = Money.OfCents(part.Pool),
            Key = part.Key.Key,
            TargetGroup = part.Key.TargetGroup,
            Weight = part.Carrier == CostCarrier.Adopters && item.Key!.Count > 1 ? part.Key.Weight : null,
            DataSet = Show(part.Values.Set),
            Value = Written(part.Values.Set, value),
            Sum = Written(part.Values.Set, part.Sum),
            Adjusted = CostWords.IsAdjusted(part, laender),
            Share = Show(new Fraction(value, part.Sum)),
            Amount = Money.OfCents(part.Shares[own]),
            LeftOverCent = part.Shares[own] > (long)((Int128)part.Pool * value / part.Sum),
        };
    }

    private static string Written(ReferenceDataSet? set, long value) => ReferenceKeys.Written(set?.Key ?? "", value);

    /// <summary>The share of the whole item before anything is rounded.</summary>
    private static Fraction ShareOf(SharedItem shared, int place, Financing financing)
    {
        var (adopters, all) = financing == Financing.Joint ? (new Fraction(1, 2), new Fraction(1, 4)) : (new Fraction(1, 1), Fraction.Zero);
        var share = Fraction.Zero;
        foreach (var part in shared.Parts)
        {
            if (part.PlaceOf(place) is var own and >= 0)
            {
                var pool = part.Carrier == CostCarrier.AllLaender ? all : adopters * Fraction.Of(part.Key.Weight);
                share += pool * new Fraction(part.Values.Values[own], part.Sum);
            }
        }

        return share;
    }

    private static ExactShare Show(Fraction share) => new() { Fraction = share.ToString(), Percent = share.Percent() };

    private static PassedOn PassedOn(KommuneCost passed, Organisation kommune, Organisation land, CostFigures figures, OfferInMonth offer) => new()
    {
        Rule = passed.Rule,
        Source = passed.OnRecord?.Source,
        ValidFrom = passed.OnRecord?.ValidFrom,
        Provenance = passed.OnRecord?.Provenance,
        Seller = passed.CalledOff?.Offer.Offer.Seller,
        SellersOffer = passed.CalledOff?.Offer.Offer.Id,
        Levies = [.. passed.Levies.Select(levy => new Levy
        {
            Level = levy.Level,
            Percent = LandRule.Percent(levy.Hundredths),
            Inhabitants = levy.Inhabitants.Value,
            LevelInhabitants = levy.Inhabitants.Total,
            DataSet = Show(levy.Inhabitants.Set)!,
            FirstYear = Money.OfCents(levy.Amounts.FirstYear),
            FullYear = Money.OfCents(levy.Amounts.FullYear),
            OneOff = Money.OfCents(levy.Amounts.OneOff),
            Excess = Money.OfCents(levy.Amounts.Excess),
            Others = Money.OfCents(levy.Amounts.Others),
        })],
        Orientation = passed.Orientation is { } orientation ? Totals(orientation, offer.Terms.PriceSheet.ConnectionCost) : null,
        Derivation = CostWords.Derivation(passed, kommune, land, figures.Items, offer.Start, figures.Months),
    };

    private static PaidAnyway PaidAnyway(IReadOnlyList<ChargedItem> items) => new()
    {
        FullYear = Money.OfCents(items.Where(item => item.Item.Charge == Charge.Yearly).Sum(item => item.Unprorated)),
        OneOff = Money.OfCents(items.Where(item => item.Item.Charge == Charge.OneOff).Sum(item => item.Unprorated)),
    };
}

/// <summary>A preview as a table.</summary>
internal static class CostPreviewRows
{
    public static IEnumerable<CostPreviewRow> Of(CostPreview preview)
    {
        foreach (var line in preview.Lines)
        {
            yield return new CostPreviewRow
            {
                Section = preview.ChargedTo == ChargedTo.Land ? $"Kosten für {preview.Land.Name}" : $"Kosten für {preview.Organisation.Name}",
                Label = line.Label,
                Kind = line.Kind,
                Charge = line.Charge,
                Basis = line.Basis,
                DataSet = string.Join("; ", line.Parts.Select(part => part.DataSet).Append(line.DataSet).OfType<DataSetRef>().DistinctBy(set => set.Key).Select(set => $"{set.Name}, Stand {ComparedWords.Of(set.AsOf)}")) is { Length: > 0 } sets ? sets : null,
                Share = line.Share?.Fraction,
                FirstYear = line.FirstYear?.Amount,
                FullYear = line.Charge == Charge.Yearly ? line.Amount.Amount : null,
                OneOff = line.Charge == Charge.OneOff ? line.Amount.Amount : null,
                Derivation = string.Join(" ", line.Derivation),
            };
        }

        yield return Sum("Summe", preview.ChargedTo == ChargedTo.Land ? preview.Land.Name : preview.Organisation.Name, preview.Charged);
        if (preview.PassedOn is { } passed)
        {
            var derivation = string.Join(" ", passed.Derivation);
            yield return preview.Totals is { } totals
                ? Sum("Weitergabe an die Kommune", preview.Organisation.Name, totals) with { Derivation = derivation }
                : passed.Orientation is { } orientation
                    ? Sum("Nur zur Orientierung nach Einwohnern", preview.Organisation.Name, orientation) with { Derivation = derivation }
                    : new CostPreviewRow { Section = "Weitergabe an die Kommune", Label = preview.Organisation.Name, Derivation = derivation };
        }

        if (preview.PaidAnyway is { } anyway)
        {
            yield return new CostPreviewRow
            {
                Section = "Das zahlt das Land ohnehin",
                Label = preview.Land.Name,
                FirstYear = anyway.FullYear.Amount,
                FullYear = anyway.FullYear.Amount,
                OneOff = anyway.OneOff.Amount,
            };
        }

        if (preview.Charged.Connection is { } connection)
        {
            yield return new CostPreviewRow
            {
                Section = "Anbindung, einmalig, nicht gemeinsam finanziert",
                Label = ComparedWords.Range(connection.From, connection.To),
                Derivation = connection.Note,
            };
        }

        foreach (var payer in preview.Payers)
        {
            yield return new CostPreviewRow { Section = "Wer zahlt was", Label = payer.Name, FirstYear = payer.FirstYear.Amount, FullYear = payer.FullYear.Amount, OneOff = payer.OneOff.Amount };
        }

        yield return new CostPreviewRow
        {
            Section = "Wer zahlt was",
            Label = preview.Balance.Surplus.Cents > 0 ? "Überschuss des ersten Jahres" : "trägt der Bereitsteller im ersten Jahr",
            FirstYear = preview.Balance.Surplus.Cents > 0 ? preview.Balance.Surplus.Amount : preview.Balance.Uncovered.Amount,
            Derivation = preview.Balance.Text,
        };
        foreach (var warning in preview.Warnings)
        {
            yield return new CostPreviewRow { Section = "Hinweis", Label = warning.Text };
        }
    }

    private static CostPreviewRow Sum(string section, string label, CostTotals totals) =>
        new() { Section = section, Label = label, FirstYear = totals.FirstYear.Amount, FullYear = totals.FullYear.Amount, OneOff = totals.OneOff.Amount };
}
