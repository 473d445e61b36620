using FitStore.Api.Comparisons;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>What to bear in mind with a preview.</summary>
internal static class CostWarnings
{
    public static IEnumerable<CostWarning> Of(CostQuestion question, CostFigures figures)
    {
        var offer = question.Offer;
        foreach (var warning in OfSheet(offer.Terms.PriceSheet, figures.Items, offer.Year.Laender.Count).Concat(OfSets(SetsOf(figures))))
        {
            yield return warning;
        }

        if (figures.Passed is { } passed)
        {
            foreach (var warning in OfRule(passed, question.Organisation, question.Land))
            {
                yield return warning;
            }
        }

        var place = offer.Year.PlaceOf(question.Land.Land!);
        if (!question.Scenario.All.Contains(place))
        {
            yield return new CostWarning { Code = CostWarningCode.DoesNotParticipate, Text = $"{question.Land.Name} nimmt in dieser Rechnung nicht teil." };
        }
        else if (offer.Participating.Contains(place) && offer.Months < FirstYear.MonthsOfYear && (figures.ChargedTo == ChargedTo.Land || question.Organisation.Kind == OrganisationKind.Land))
        {
            yield return new CostWarning
            {
                Code = CostWarningCode.ParticipatesAlready,
                Text = question.Scenario.Standing.Contains(place)
                    ? $"{question.Land.Name} nimmt schon teil und zahlt das ganze Jahr, auch wenn Sie erst im {CostWords.Month(offer.Start)} beginnen."
                    : $"{question.Land.Name} nimmt schon teil und zahlt das ganze Jahr. Die Rechnung nimmt an, dass es erst im {CostWords.Month(offer.Start)} beginnt.",
            };
        }

        if (!question.Organisation.CountsAs.Any(offer.Offer.Offer.Takers.Contains))
        {
            yield return new CostWarning
            {
                Code = CostWarningCode.NotAddressed,
                Text = $"Dieses Angebot richtet sich nicht an {ComparedWords.Plural(question.Organisation.Kind)}, sondern an: {string.Join(", ", offer.Offer.Offer.Takers.Select(ComparedWords.Plural))}.",
            };
        }
    }

    /// <summary>What holds for a sheet and the way it is shared.</summary>
    public static IEnumerable<CostWarning> OfSheet(PriceSheet sheet, IReadOnlyList<ChargedItem> items, int laender)
    {
        if (sheet.Nature == PriceNature.Example)
        {
            yield return new CostWarning { Code = CostWarningCode.ExampleAmounts, Text = "Die Beträge sind Beispielwerte, erfunden für diese Vorführung." };
        }
        else if (sheet.Nature == PriceNature.Estimate)
        {
            yield return new CostWarning { Code = CostWarningCode.EstimatedAmounts, Text = "Die Beträge sind geschätzt und noch nicht vereinbart." };
        }

        if (items.SelectMany(item => item.Shared?.Parts ?? []).FirstOrDefault(part => CostWords.IsAdjusted(part, laender)) is { } adjusted)
        {
            yield return new CostWarning
            {
                Code = CostWarningCode.AdjustedKey,
                Text = $"Der Königsteiner Schlüssel ist angepasst: Es teilen {adjusted.Laender.Count} statt {laender} Länder.",
            };
        }
    }

    /// <summary>What holds for data sets.</summary>
    public static IEnumerable<CostWarning> OfSets(IEnumerable<ReferenceDataSet> sets)
    {
        foreach (var set in sets.DistinctBy(set => (set.Key, set.AsOf, set.Name)))
        {
            if (set.Provenance == Provenance.Example)
            {
                yield return new CostWarning { Code = CostWarningCode.ExampleKey, Text = $"{set.Name}: Beispielwerte, erfunden für diese Vorführung." };
            }
            else if (!set.Confirmed)
            {
                yield return new CostWarning { Code = CostWarningCode.UnconfirmedKey, Text = $"{set.Name}: Die Werte (Stand {ComparedWords.Of(set.AsOf)}) hat noch niemand mit der Veröffentlichung verglichen." };
            }

            if (set.Estimated)
            {
                yield return new CostWarning { Code = CostWarningCode.EstimatedUsage, Text = $"{set.Name}: geschätzt, nicht gezählt." };
            }
        }
    }

    /// <summary>That prices per use are left out.</summary>
    public static IEnumerable<CostWarning> OfUses(bool misses) => misses
        ? [new CostWarning { Code = CostWarningCode.UnknownUses, Text = "Für manche Nachnutzende sind keine Nutzungen hinterlegt. Was sie je Nutzung zahlen, ist nicht enthalten." }]
        : [];

    /// <summary>All sets that figures come from.</summary>
    public static IEnumerable<ReferenceDataSet> SetsOf(CostFigures figures) =>
        figures.Items.Concat(figures.Passed?.CalledOffItems ?? [])
            .SelectMany(item => (item.Shared?.Parts ?? []).Select(part => part.Values.Set).Append(item.UnitSet))
            .Concat(figures.Passed?.Levies.Select(levy => levy.Inhabitants.Set) ?? [])
            .Append(figures.Passed?.ByInhabitants?.Set)
            .OfType<ReferenceDataSet>();

    private static IEnumerable<CostWarning> OfRule(KommuneCost passed, Organisation kommune, Organisation land)
    {
        switch (passed.Rule)
        {
            case PassingOn.None:
                yield return new CostWarning
                {
                    Code = CostWarningCode.NoRuleOnRecord,
                    Text = $"Wie {land.Name} die Kosten an seine Kommunen weitergibt, ist hier nicht hinterlegt. Fragen Sie die Koordinierungsstelle Ihres Landes.",
                };
                break;
            case PassingOn.CallOff when passed.CalledOff is null:
                yield return new CostWarning { Code = CostWarningCode.SellersSheet, Text = "Es gilt das Preisblatt des Verkäufers. Für diesen Dienst ist hier keines hinterlegt." };
                break;
            case PassingOn.Levy when kommune.Kind == OrganisationKind.Gemeindeverband:
                yield return new CostWarning { Code = CostWarningCode.PaidByMembers, Text = "Die Umlage zahlen die Gemeinden des Gemeindeverbands, nicht er selbst." };
                break;
        }

        if (passed.OnRecord?.Provenance == Provenance.Example)
        {
            yield return new CostWarning { Code = CostWarningCode.ExampleRule, Text = $"Die Regel, nach der {land.Name} weitergibt, ist eine Beispielangabe." };
        }
    }
}
