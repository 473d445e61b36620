using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Cost;

/// <summary>Previews as everybody may ask for them.</summary>
[TestFixture]
internal sealed class CostPreviewTests
{
    private const string Ten = "&participants=BW&participants=HB&participants=NI&participants=NW&participants=RP&participants=SL&participants=SN&participants=ST&participants=SH&participants=MV";

    private static readonly DateOnly LongAgo = new(2025, 3, 1);
    private static readonly string[] Prefixes = [.. Enumerable.Range(1, 16).Select(number => number.ToString("00", System.Globalization.CultureInfo.InvariantCulture))];

    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Guid koenigstein;
    private Guid inhabitants;
    private Guid joint;
    private Guid small;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
        koenigstein = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(120_000_000, (AllocationKey.Koenigstein, "1"))));
        inhabitants = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(120_000_000, (AllocationKey.Inhabitants, "1"))));
        joint = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(120_000_000, (AllocationKey.Koenigstein, "1"))) with { Financing = Financing.Joint });
        small = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Koenigstein, "1"))));
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    // ----- The check values -----

    [TestCase("08", "156487.32")]
    [TestCase("05", "252911.04")]
    [TestCase("04", "11445.48")]
    [TestCase("16", "31585.32")]
    public async Task Koenigstein_OverAll_IsAsInTheRules(string ars, string amount)
    {
        var all = string.Concat((await visitor.Get<Page<Land>>("/v1/laender")).Items.Select(land => $"&participants={land.Code}"));
        Assert.That((await Ask(koenigstein, ars, all)).Charged.FullYear.Amount, Is.EqualTo(amount));
    }

    [TestCase("08", "246255.12", "250639.57")]
    [TestCase("04", "18011.09", "15709.82")]
    [TestCase("05", "397991.59", "401937.48")]
    [TestCase("13", "37398.25", "35071.07")]
    public async Task OverTen_ByKoenigsteinAndInhabitants_IsAsInTheRules(string ars, string byKoenigstein, string byInhabitants)
    {
        var preview = await Ask(koenigstein, ars, Ten);
        Assert.Multiple(async () =>
        {
            Assert.That(preview.Charged.FullYear.Amount, Is.EqualTo(byKoenigstein));
            Assert.That(preview.Lines[0].Parts[0].Adjusted, Is.True);
            Assert.That(preview.Warnings.Select(warning => warning.Code), Does.Contain(CostWarningCode.AdjustedKey).And.Contain(CostWarningCode.UnconfirmedKey));
            Assert.That((await Ask(inhabitants, ars, Ten)).Charged.FullYear.Amount, Is.EqualTo(byInhabitants));
        });
    }

    [TestCase("13", "24640.47", "5941.35")]
    [TestCase("04", "11866.92", null)]
    [TestCase("05", "262223.56", null)]
    [TestCase("09", "46682.16", "46682.16")]
    public async Task Joint_OverTen_IsAsInTheRules(string ars, string whole, string? anyway)
    {
        var preview = await Ask(joint, ars, Ten);
        Assert.Multiple(() =>
        {
            Assert.That(preview.Charged.FullYear.Amount, Is.EqualTo(whole));
            Assert.That(preview.PaidAnyway!.FullYear.Amount, Is.EqualTo(anyway ?? preview.PaidAnyway.FullYear.Amount));
            Assert.That(preview.Payers[^1], Has.Property(nameof(CostPayer.Kind)).EqualTo(OrganisationKind.Bund).And.Property(nameof(CostPayer.FullYear)).EqualTo(Money.OfCents(30_000_000)));
            Assert.That(preview.Payers.Sum(payer => payer.FullYear.Cents), Is.EqualTo(120_000_000));
            Assert.That(preview.Payers, Has.Count.EqualTo(17));
            Assert.That(preview.Warnings.Any(warning => warning.Code == CostWarningCode.DoesNotParticipate), Is.EqualTo(ars == "09"));
        });
    }

    [Test]
    public async Task Joint_OfMv_SaysItsTwoParts()
    {
        var line = (await Ask(joint, "13", Ten)).Lines.Single();
        Assert.That(line.Parts.Select(part => (part.Carrier, part.Amount.Amount)), Is.EqualTo(new[] { (CostCarrier.Adopters, "18699.12"), (CostCarrier.AllLaender, "5941.35") }));
        Assert.That(line.Parts[0].Share.Fraction, Is.EqualTo("198045/6354683"));
    }

    [Test]
    public async Task FirstYear_OfTenFromMay_IsAsInTheRules()
    {
        var bw = await Ask(small, "08", Ten);
        var sum = 0L;
        foreach (var ars in (string[])["08", "04", "03", "05", "07", "10", "14", "15", "01", "13"])
        {
            sum += (await Ask(small, ars, Ten)).Charged.FirstYear.Cents;
        }

        Assert.Multiple(() =>
        {
            Assert.That(bw.Months, Is.EqualTo(8));
            Assert.That(bw.Charged.FullYear.Amount, Is.EqualTo("205.21"));
            Assert.That(bw.Charged.FirstYear.Amount, Is.EqualTo("136.80"));
            Assert.That(Money.OfCents(sum).Amount, Is.EqualTo("666.61"));
        });
    }

    // ----- Who takes part -----

    [Test]
    public async Task Default_IsProviderAdoptersAndTheAsker()
    {
        var offer = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Equal, "1"))), adopters: [("02", LongAgo), ("04", LongAgo)]);
        var preview = await Ask(offer, "08", "");
        Assert.Multiple(() =>
        {
            Assert.That(preview.Participants.Select(land => (land.Land, land.Reason, land.Joins)), Is.EqualTo(new[]
            {
                ("HH", ParticipantReason.Adopter, false),
                ("HB", ParticipantReason.Adopter, false),
                ("BW", ParticipantReason.Asker, true),
                ("MV", ParticipantReason.Provider, false),
            }));
            Assert.That(preview.Charged.FullYear.Amount, Is.EqualTo("250.00"));
            Assert.That(preview.Charged.FirstYear.Amount, Is.EqualTo("166.66"));
            Assert.That(preview.Payers.Select(payer => payer.FirstYear.Amount), Is.EqualTo(new[] { "333.34", "333.33", "166.66", "333.33" }), "who was in before is not recalculated");
            Assert.That(preview.Balance.Surplus.Amount, Is.EqualTo("166.66"));
            Assert.That(preview.Balance.Text, Does.Contain("nächsten Neufestsetzung"));
        });
    }

    [Test]
    public async Task Scenario_JoinAndLeave_Apply()
    {
        var preview = await Ask(small, "08", "&participants=HB&participants=NI&join=TH&join=BW&leave=NI");
        Assert.That(preview.Participants.Select(land => (land.Land, land.Joins)), Is.EqualTo(new[] { ("HB", false), ("BW", true), ("TH", true) }));
    }

    [Test]
    public async Task LandThatTakesPartAlready_PaysTheWholeYear()
    {
        var offer = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Equal, "1"))), adopters: ("08", LongAgo));
        var preview = await Ask(offer, "08", "");
        Assert.That((preview.Charged.FirstYear, preview.Charged.FullYear), Is.EqualTo((Money.OfCents(50_000), Money.OfCents(50_000))));
        Assert.That(preview.Warnings.Select(warning => warning.Code), Does.Contain(CostWarningCode.ParticipatesAlready));
    }

    [Test]
    public async Task NobodyElse_InTheFirstYear_LeavesARestToTheProvider()
    {
        var preview = await Ask(small, "08", "&participants=BW");
        Assert.That((preview.Balance.Income.Amount, preview.Balance.Uncovered.Amount), Is.EqualTo(("666.66", "333.34")));
        Assert.That(preview.Balance.Text, Does.Contain("trägt der Bereitsteller"));
    }

    // ----- Prices of a unit -----

    [Test]
    public async Task Units_AreCountedForWhoIsCharged()
    {
        var sizes = PricedOffers.Unit(PriceBasis.SizeClass) with
        {
            SizeClasses = [new SizeClass { From = 0, To = 999_999, Amount = Money.OfCents(100) }, new SizeClass { From = 1_000_000, Amount = Money.OfCents(90_000) }],
        };
        var offer = await PricedOffers.Add(api, PricedOffers.Sheet(
            PricedOffers.Unit(PriceBasis.PerInhabitant, "0.001250"), PricedOffers.Unit(PriceBasis.PerOrganisation, cents: 2_500_000, charge: Charge.OneOff), PricedOffers.Unit(PriceBasis.PerUse, "0.35"), sizes));
        var preview = await Ask(offer, "13", "&usesPerYear=1001");
        Assert.Multiple(() =>
        {
            Assert.That(preview.Lines.Select(line => line.Amount.Amount), Is.EqualTo(new[] { "1967.00", "25000.00", "350.35", "900.00" }));
            Assert.That(preview.Charged.OneOff.Amount, Is.EqualTo("25000.00"));
            Assert.That(preview.Charged.FullYear.Amount, Is.EqualTo("3217.35"));
            Assert.That(preview.Lines[0].Units, Is.EqualTo(1_573_597));
        });
    }

    [Test]
    public async Task Kommunalvertreter_ChargesTheKommuneItself()
    {
        var offer = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Unit(PriceBasis.PerOrganisation, cents: 120_000)), LegalModel.Kommunalvertreter);
        var kommune = await Kommune("NI");
        var preview = await Ask(offer, kommune.Ars!, "");
        Assert.That((preview.ChargedTo, preview.Totals!.FullYear.Amount, preview.PassedOn), Is.EqualTo((ChargedTo.Itself, "1200.00", (PassedOn?)null)));
    }

    // ----- Passing on -----

    [Test]
    public async Task LandThatPays_LeavesNothingToTheKommune()
    {
        var preview = await Ask(koenigstein, (await Kommune("TH")).Ars!, "");
        Assert.That((preview.PassedOn!.Rule, preview.Totals!.FullYear.Amount), Is.EqualTo((PassingOn.LandPays, "0.00")));
        Assert.That(preview.Charged.FullYear.Cents, Is.GreaterThan(0));
    }

    [Test]
    public async Task Levy_OfAGemeindeAndAKreisfreieStadt_IsRoundedUpOncePerLevel()
    {
        foreach (var kommune in (await visitor.Get<Page<Organisation>>("/v1/organisations?land=BY&kind=gemeinde&limit=100")).Items)
        {
            var preview = await Ask(joint, kommune.Ars!, Ten + "&participants=BY");
            var levies = preview.PassedOn!.Levies;
            Assert.Multiple(() =>
            {
                Assert.That(levies.Select(levy => levy.Level), Is.EqualTo(kommune.CountsAs.Contains(OrganisationKind.Kreis) ? new[] { LevyLevel.Gemeinde, LevyLevel.Kreis } : [LevyLevel.Gemeinde]), kommune.Name);
                Assert.That(levies.All(levy => levy.FullYear.Cents % 100 == 0 && levy.Excess.Cents is >= 0 and < 100), Is.True);
                Assert.That(preview.Totals!.FullYear.Cents, Is.EqualTo(levies.Sum(levy => levy.FullYear.Cents)));
                Assert.That(preview.Warnings.Select(warning => warning.Code), Does.Contain(CostWarningCode.ExampleRule));
                Assert.That(preview.PassedOn.Derivation.Sum(Recomputed.Check), Is.GreaterThanOrEqualTo(2 * levies.Count));
            });
        }
    }

    [Test]
    public async Task Levy_OfAKreis_IsThatOfItsLevel_AndAGemeindeverbandPaysNone()
    {
        var kreis = (await visitor.Get<Page<Organisation>>("/v1/organisations?land=BY&kind=kreis&limit=100")).Items.First(known => known.Kind == OrganisationKind.Kreis);
        var preview = await Ask(koenigstein, kreis.Ars!, "");
        Assert.That(preview.PassedOn!.Levies.Single(), Has.Property(nameof(Levy.Level)).EqualTo(LevyLevel.Kreis).And.Property(nameof(Levy.Percent)).EqualTo("15"));
        foreach (var verband in (await visitor.Get<Page<Organisation>>("/v1/organisations?kind=gemeindeverband&limit=100")).Items)
        {
            var told = await Ask(koenigstein, verband.Ars!, "");
            Assert.That(told.PassedOn!.Derivation, Is.Not.Empty, verband.Name);
            Assert.That(told.PassedOn.Levies, Is.Empty, verband.Name);
        }
    }

    [Test]
    public async Task NoRuleOnRecord_ShowsTheLandAndAnOrientation()
    {
        var preview = await Ask(koenigstein, (await Kommune("NI")).Ars!, "");
        Assert.Multiple(() =>
        {
            Assert.That(preview.Totals, Is.Null);
            Assert.That(preview.PassedOn!.Rule, Is.EqualTo(PassingOn.None));
            Assert.That(preview.PassedOn.Orientation!.FullYear.Cents, Is.InRange(1, preview.Charged.FullYear.Cents));
            Assert.That(preview.Warnings.Select(warning => warning.Code), Does.Contain(CostWarningCode.NoRuleOnRecord));
        });
    }

    [Test]
    public async Task CallOff_IsTheSellersOwnSheet()
    {
        var offer = await Given.Offer(visitor, "hundesteuer");
        var seller = await Given.Offer(visitor, "hundesteuer", LegalModel.Kommunalvertreter);
        var kommune = await Kommune("NW");
        var preview = await Ask(offer.Id, kommune.Ars!, "");
        var direct = await Ask(seller.Id, kommune.Ars!, "");
        Assert.That((preview.PassedOn!.Rule, preview.PassedOn.SellersOffer), Is.EqualTo((PassingOn.CallOff, (Guid?)seller.Id)));
        Assert.That(preview.Totals!.FullYear, Is.EqualTo(direct.Totals!.FullYear));
        var without = await Ask(koenigstein, kommune.Ars!, "");
        Assert.That(without.Totals, Is.Null);
        Assert.That(without.Warnings.Select(warning => warning.Code), Does.Contain(CostWarningCode.SellersSheet));
    }

    // ----- Derivations -----

    [Test]
    public async Task Derivations_OfEverySampleOffer_CanBeRecomputed()
    {
        var equations = 0;
        foreach (var card in (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items)
        {
            foreach (var offer in (await visitor.Get<Page<Offer>>($"/v1/services/{card.Slug}/offers")).Items)
            {
                foreach (var asker in (string[])["13", "09", "06", "09162000000", "14"])
                {
                    using var reply = await visitor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}/cost-preview?organisation={asker}&start=2027-05&usesPerYear=12345");
                    if (reply.IsSuccessStatusCode)
                    {
                        equations += Recompute(await Client.Read<CostPreview>(reply));
                    }
                }
            }
        }

        Assert.That(equations, Is.GreaterThan(300));
    }

    [Test]
    public async Task Derivation_OfMixtureAndJointFinancing_LeadsToTheAmount()
    {
        var offer = await PricedOffers.Add(api, PricedOffers.Sheet(
            PricedOffers.Shared(33_333_337, (AllocationKey.Koenigstein, "0.6"), (AllocationKey.Inhabitants, "0.15"), (AllocationKey.Equal, "0.25"))) with
        { Financing = Financing.Joint });
        var preview = await Ask(offer, "08", Ten);
        var line = preview.Lines.Single();
        Assert.Multiple(() =>
        {
            Assert.That(Recompute(preview), Is.GreaterThanOrEqualTo(7));
            Assert.That(line.Parts, Has.Count.EqualTo(4));
            Assert.That(line.Parts.Sum(part => part.Amount.Cents), Is.EqualTo(line.Amount.Cents));
            Assert.That(line.Derivation[^2], Does.EndWith($"= {German(line.Amount)}."));
            Assert.That(preview.Payers.Sum(payer => payer.FullYear.Cents), Is.EqualTo(33_333_337));
        });
    }

    // ----- Table, tag and rubbish -----

    [Test]
    public async Task Table_ByAccept_HoldsLinesSumsAndPayers()
    {
        using var reply = await visitor.Send(HttpMethod.Get, Address(joint, "13", Ten), headers: ("Accept", "text/csv"));
        var text = await reply.Content.ReadAsStringAsync();
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Multiple(() =>
        {
            Assert.That(reply.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(lines[0], Is.EqualTo("section,label,kind,charge,basis,dataSet,share,firstYear,fullYear,oneOff,derivation"));
            Assert.That(lines, Has.Some.StartsWith("Kosten für Mecklenburg-Vorpommern,Betrieb,operation,yearly,allocated,"));
            Assert.That(lines.Count(line => line.StartsWith("Wer zahlt was,", StringComparison.Ordinal)), Is.EqualTo(18));
            Assert.That(text, Does.Contain("24640.47"));
        });
    }

    [Test]
    public async Task Tag_OfTheSameAnswer_SparesTheBody()
    {
        using var first = await visitor.Send(HttpMethod.Get, Address(joint, "13", Ten));
        using var again = await visitor.Send(HttpMethod.Get, Address(joint, "13", Ten), headers: ("If-None-Match", first.Headers.ETag!.Tag));
        using var other = await visitor.Send(HttpMethod.Get, Address(joint, "12", Ten), headers: ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Multiple(() =>
        {
            Assert.That(first.Headers.CacheControl!.Public, Is.True);
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [TestCase("organisation=160620041042&start=2027-05", "organisation doesNotExist")]
    [TestCase("organisation=x&start=2027-05", "organisation doesNotExist")]
    [TestCase("start=2027-05", "organisation required")]
    [TestCase("organisation=13&start=2025-12", "start outOfRange")]
    [TestCase("organisation=13&start=0000-01", "start outOfRange")]
    [TestCase("organisation=13&start=2027-13", "start format")]
    [TestCase("organisation=13&participants=HB&participants=HB", "participants givenTwice")]
    [TestCase("organisation=13&join=HB&join=HB", "join givenTwice")]
    [TestCase("organisation=13&join=HB&leave=HB", "leave givenTwice")]
    [TestCase("organisation=13&participants=XX", "participants doesNotExist")]
    [TestCase("organisation=13&participants=hb", "participants format")]
    [TestCase("organisation=13&usesPerYear=-1", "usesPerYear outOfRange")]
    [TestCase("organisation=13&usesPerYear=99999999999999999999", "usesPerYear wrongType")]
    [TestCase("organisation=999&start=2025-12&participants=XX", "organisation doesNotExist; start outOfRange; participants doesNotExist")]
    public async Task Rubbish_IsToldAllAtOnce(string query, string expected)
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/offers/{joint}/cost-preview?{query}");
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(string.Join("; ", problem.Errors!.Select(error => $"{error.Parameter} {error.Code}")), Is.EqualTo(expected));
    }

    [Test]
    public async Task Organisation_ThatIsNoLandAndNoKommune_IsToldSo()
    {
        var other = (await visitor.Get<Page<Organisation>>("/v1/organisations?kind=vendor")).Items[0];
        using var reply = await visitor.Send(HttpMethod.Get, Address(joint, other.Id.ToString(), ""));
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.NotAllowedValue));
    }

    [Test]
    public async Task Value_ThatIsMissing_IsAConflictThatNamesKeyAndBody()
    {
        var group = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(100, (AllocationKey.TargetGroup, "1"))));
        var perUse = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Unit(PriceBasis.PerUse, "1")));
        using var first = await visitor.Send(HttpMethod.Get, Address(group, "13", ""));
        using var second = await visitor.Send(HttpMethod.Get, Address(perUse, "13", ""));
        var (noSet, noUses) = (await Client.Problem(first, HttpStatusCode.Conflict), await Client.Problem(second, HttpStatusCode.Conflict));
        Assert.Multiple(() =>
        {
            Assert.That((noSet.Code, noUses.Code), Is.EqualTo((ProblemCodes.ReferenceDataMissing, ProblemCodes.ReferenceDataMissing)));
            Assert.That(noSet.Detail, Does.Contain("targetGroup:Niemand"));
            Assert.That(noUses.Detail, Does.Contain("usage:").And.Contain("Mecklenburg-Vorpommern").And.Contain("usesPerYear"));
            Assert.That(noUses.Errors!.Single().Parameter, Is.EqualTo("usesPerYear"));
        });
        using var third = await visitor.Send(HttpMethod.Post, "/v1/cost-previews", new NewCostPreviews { Offers = [koenigstein, group], Organisations = ["13"], Start = "2027-05" });
        Assert.That((await Client.Problem(third, HttpStatusCode.Conflict)).Errors!.Single().Pointer, Is.EqualTo("/offers/1"));
    }

    [Test]
    public async Task Offer_WithoutTerms_IsNotThere()
    {
        var offer = await PricedOffers.Add(api, sheet: null);
        using var reply = await visitor.Send(HttpMethod.Get, Address(offer, "13", ""));
        Assert.That((await Client.Problem(reply, HttpStatusCode.NotFound)).Code, Is.EqualTo(ProblemCodes.NotFound));
    }

    [Test]
    public async Task Offer_FreeOfCharge_CostsNothing()
    {
        var preview = await Ask(await PricedOffers.Add(api, PricedOffers.Sheet()), "13", "");
        Assert.That((preview.Free, preview.Totals!.FullYear.Amount, preview.Lines.Count), Is.EqualTo((true, "0.00", 0)));
    }

    // ----- The curve -----

    [Test]
    public async Task Curve_GoesFromTheOwnLandToAllSixteen()
    {
        var curve = await visitor.Get<CostCurve>($"/v1/offers/{koenigstein}/cost-preview/curve?organisation=08&start=2027-05");
        Assert.Multiple(() =>
        {
            Assert.That(curve.Points.Select(point => point.Laender), Is.EqualTo(Enumerable.Range(1, 16)));
            Assert.That(curve.Points.Take(4).Select(point => point.Added), Is.EqualTo(new[] { "BW", "MV", "SH", "HH" }));
            Assert.That(curve.Points[0].Charged.Amount, Is.EqualTo("1200000.00"));
            Assert.That(curve.Points[15].FullYear!.Amount, Is.EqualTo("156487.32"));
            Assert.That(curve.Today, Is.EqualTo(2));
        });
        using var table = await visitor.Send(HttpMethod.Get, $"/v1/offers/{koenigstein}/cost-preview/curve?organisation=08&start=2027-05", headers: ("Accept", "text/csv"));
        Assert.That((await table.Content.ReadAsStringAsync()).Split("\r\n")[1], Is.EqualTo("1,BW,1200000.00,EUR,1200000.00,EUR"));
    }

    // ----- The shopping list -----

    [Test]
    public async Task List_OfOffersAndOrganisations_SumsUp()
    {
        var by = await Kommune("BY");
        var asked = new NewCostPreviews { Offers = [koenigstein, joint], Organisations = ["08", by.Ars!, (await Kommune("NI")).Id.ToString()], Start = "2027-05" };
        var list = await visitor.Post<CostPreviews>("/v1/cost-previews", asked, idempotent: false);
        var single = await Ask(joint, by.Ars!, "");
        Assert.Multiple(() =>
        {
            Assert.That(list.Organisations[1].Costs[1].FullYear, Is.EqualTo(single.Totals!.FullYear.Amount));
            Assert.That(list.Organisations[1].Costs[1].FirstYear, Is.EqualTo(single.Totals.FirstYear.Amount));
            Assert.That(list.Organisations[2].Costs.Select(cost => (cost.PassedOn, cost.FullYear)), Is.All.EqualTo((PassingOn.None, (string?)null)));
            Assert.That(list.Organisations[2].Totals.Unknown, Is.EqualTo(2));
            Assert.That(list.Totals.FullYear.Cents, Is.EqualTo(list.Offers.Sum(offer => offer.Totals.FullYear.Cents)).And.EqualTo(list.Organisations.Sum(organisation => organisation.Totals.FullYear.Cents)));
            Assert.That(list.Totals.Unknown, Is.EqualTo(2));
            Assert.That(list.Offers[0].Warnings, Does.Contain(CostWarningCode.NoRuleOnRecord).And.Contain(CostWarningCode.AdjustedKey));
        });

        using var reply = await visitor.Send(HttpMethod.Post, "/v1/cost-previews", asked, headers: ("Accept", "text/csv"));
        var rows = (await reply.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rows, Has.Length.EqualTo(1 + (3 * 2)));
        Assert.That(rows[0], Is.EqualTo("ars,organisation,service,serviceName,offerName,start,passedOn,firstYear,fullYear,oneOff"));
        Assert.That(rows[4], Does.StartWith(by.Ars + ",").And.Contain($",{single.Totals!.FirstYear.Amount},{single.Totals.FullYear.Amount},"));
    }

    [Test]
    public async Task List_WithWhatCannotBe_SaysWhere()
    {
        var nothing = await PricedOffers.Add(api, sheet: null);
        var asked = new NewCostPreviews { Offers = [koenigstein, koenigstein, Guid.Empty, nothing], Organisations = ["08", "160620041042", "08"], Start = "2027-05" };
        using var reply = await visitor.Send(HttpMethod.Post, "/v1/cost-previews", asked, headers: ("Accept", "text/csv"));
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(
            string.Join("; ", problem.Errors!.Select(error => $"{error.Pointer} {error.Code}")),
            Is.EqualTo("/organisations/1 doesNotExist; /organisations/2 givenTwice; /offers/1 givenTwice; /offers/2 doesNotExist; /offers/3 doesNotExist"));
    }

    [Test]
    public async Task List_TooLongOrEmpty_IsRefused()
    {
        foreach (var (offers, organisations) in ((int, int)[])[(0, 1), (101, 1), (1, 0), (1, 501)])
        {
            var asked = new NewCostPreviews { Offers = [.. Enumerable.Repeat(koenigstein, offers)], Organisations = [.. Enumerable.Repeat("08", organisations)], Start = "2025-01" };
            using var reply = await visitor.Send(HttpMethod.Post, "/v1/cost-previews", asked, headers: ("Accept", "text/csv"));
            Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors![0].Code, Is.EqualTo(InputErrorCodes.OutOfRange));
        }
    }

    [Test]
    public async Task List_BeforeTheTerms_IsToldByOffer()
    {
        using var reply = await visitor.Send(HttpMethod.Post, "/v1/cost-previews", new NewCostPreviews { Offers = [koenigstein], Organisations = Prefixes, Start = "2025-12" });
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single(), Has.Property(nameof(InputError.Pointer)).EqualTo("/offers/0"));
    }

    private static string Address(Guid offer, string organisation, string query) => $"/v1/offers/{offer}/cost-preview?organisation={organisation}&start=2027-05{query}";

    private static int Recompute(CostPreview preview) =>
        preview.Lines.SelectMany(line => line.Derivation).Concat(preview.PassedOn?.Derivation ?? []).Append(preview.Balance.Text).Sum(Recomputed.Check);

    private static string German(Money amount) => (amount.Cents / 100m).ToString("#,##0.00", System.Globalization.CultureInfo.GetCultureInfo("de-DE")) + "\u00A0€";

    private Task<CostPreview> Ask(Guid offer, string organisation, string query) => visitor.Get<CostPreview>(Address(offer, organisation, query));

    private async Task<Organisation> Kommune(string land) => (await visitor.Get<Page<Organisation>>($"/v1/organisations?land={land}&kind=gemeinde")).Items[0];
}
