using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <summary>Every operation, tried by everybody: who may, who may not, and who must not even learn that there is something.</summary>
[TestFixture]
internal sealed class AuthorizationWalkTests : Walk
{
    private const string Unrelated = "editor@bonn.example.org";

    private static readonly string[] Land =
        ["reader@thueringen.example.org", Given.LandEditor, "approver@thueringen.example.org", "signatory@thueringen.example.org", "admin@thueringen.example.org"];

    private static readonly string[] Operator = ["reader@betrieb.example.org", Given.OperatorEditor, "approver@betrieb.example.org", "admin@betrieb.example.org"];

    /// <summary>Who may call each operation. One that is missing here fails the test.</summary>
    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.Ordinal)
    {
        ["readLiveness"] = Rule.Everybody,
        ["readReadiness"] = Rule.Everybody,
        ["readProgress"] = Rule.Everybody,
        ["listServices"] = Rule.Everybody,
        ["readService"] = Rule.Everybody,
        ["readServiceReuse"] = Rule.Everybody,
        ["listServiceOffers"] = Rule.Everybody,
        ["readOffer"] = Rule.Everybody,
        ["listOfferTerms"] = Rule.Everybody,
        ["readOfferTerms"] = Rule.Everybody,
        ["readTermsComparison"] = Rule.Everybody,
        ["readSimilarServices"] = Rule.Everybody,
        ["readReusePeers"] = Rule.Everybody,
        ["listLandServices"] = Rule.Everybody,
        ["listOrganisations"] = Rule.Everybody,
        ["readOrganisation"] = Rule.Everybody,
        ["listLaender"] = Rule.Everybody,
        ["listThemenfelder"] = Rule.Everybody,
        ["readLegalPaths"] = Rule.Everybody,
        ["readServiceLegalPaths"] = Rule.Everybody,
        ["listSearchSuggestions"] = Rule.Everybody,
        ["listPopularSearches"] = Rule.Everybody,
        ["listVainSearches"] = Rule.OfOperator(Role.Reader),
        ["listSynonyms"] = Rule.Everybody,
        ["readSynonym"] = Rule.Everybody,
        ["createSynonym"] = Rule.OfOperator(Role.Editor),
        ["changeSynonym"] = Rule.OfOperator(Role.Editor),
        ["removeSynonym"] = Rule.OfOperator(Role.Editor),
        ["readComparison"] = Rule.Everybody,
        ["readCostPreview"] = Rule.Everybody,
        ["readCostCurve"] = Rule.Everybody,
        ["computeCostPreviews"] = Rule.Everybody,
        ["computePriceSheetEffect"] = Rule.ProviderOnly,
        ["computePriceResetEffect"] = Rule.ProviderOnly,
        ["resetPrices"] = Rule.ProviderOnly,
        ["readOfferIncome"] = Rule.ProviderOnly,
        ["recordDecisionFile"] = Rule.Member(Role.Editor),
        ["listDecisionFiles"] = Rule.Member(Role.Reader),
        ["readDecisionFile"] = Rule.Own(Role.Reader),
        ["readDecisionDocument"] = Rule.Own(Role.Reader),
        ["listDecisionRows"] = Rule.Own(Role.Reader),
        ["readDecisionVerification"] = Rule.Own(Role.Reader),
        ["createApplication"] = Rule.Everybody,
        ["listApplications"] = Rule.OfOperator(Role.Reader),
        ["readApplication"] = Rule.OfOperator(Role.Reader),
        ["listApplicationDuplicates"] = Rule.OfOperator(Role.Reader),
        ["accreditOrganisation"] = Rule.OfOperator(Role.Approver),
        ["refuseApplication"] = Rule.OfOperator(Role.Approver),
        ["readOrganisationSettings"] = Rule.Member(Role.Reader),
        ["changeOrganisationSettings"] = Rule.Member(Role.Admin),
        ["createMandate"] = Rule.Member(Role.Admin),
        ["listMandates"] = Rule.Member(Role.Reader),
        ["readMandate"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["acceptMandate"] = Rule.Party(Role.Admin, Seen.ByAdopterAlone),
        ["declineMandate"] = Rule.Party(Role.Admin, Seen.ByAdopterAlone),
        ["revokeMandate"] = Rule.Party(Role.Admin, Seen.ByAdopterAlone),
        ["recordFact"] = Rule.Member(Role.Admin),
        ["listFacts"] = Rule.Member(Role.Reader),
        ["readFact"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["confirmFact"] = Rule.OfOperator(Role.Approver),
        ["refuseFact"] = Rule.OfOperator(Role.Approver),
        ["endFact"] = Rule.Party(Role.Admin, Seen.ByBothSidesDoneByAdopter),
        ["listSampleAccounts"] = Rule.Everybody,
        ["openSession"] = Rule.Everybody,
        ["sendFeedback"] = Rule.Everybody,
        ["readMe"] = Rule.SignedIn,
        ["closeSession"] = Rule.SignedIn,
        ["listSessions"] = Rule.SignedIn,
        ["closeAllSessions"] = Rule.SignedIn,
        ["closeOneSession"] = Rule.Person,
        ["openFreshSignIn"] = Rule.SignedIn,
        ["requestPasswordReset"] = Rule.Everybody,
        ["completePasswordReset"] = Rule.Everybody,
        ["confirmEmailChange"] = Rule.Everybody,
        ["previewInvitation"] = Rule.Everybody,
        ["acceptInvitation"] = Rule.VisitorOnly,
        ["eraseAccount"] = Rule.FreshPerson,
        ["readPersonalData"] = Rule.SignedIn,
        ["changePassword"] = Rule.FreshPerson,
        ["changeEmail"] = Rule.FreshPerson,
        ["readSecondFactor"] = Rule.SignedIn,
        ["removeSecondFactor"] = Rule.FreshPerson,
        ["enrolSecondFactor"] = Rule.FreshPerson,
        ["confirmSecondFactor"] = Rule.WithoutSecret,
        ["renewRecoveryCodes"] = Rule.FreshPerson,
        ["createInvitation"] = Rule.Member(Role.Admin),
        ["listInvitations"] = Rule.Member(Role.Admin),
        ["readInvitation"] = Rule.Own(Role.Admin),
        ["revokeInvitation"] = Rule.Own(Role.Admin),
        ["listMembers"] = Rule.Member(Role.Reader),
        ["readMember"] = Rule.Own(Role.Reader),
        ["changeMember"] = Rule.Own(Role.Admin),
        ["removeMember"] = Rule.Own(Role.Reader) with { DoneBy = Role.Admin },
        ["listRetentionRules"] = Rule.Everybody,
        ["listRetentionReports"] = Rule.OfOperator(Role.Reader),
        ["readRetentionReport"] = Rule.OfOperator(Role.Reader),
        ["createSavedSearch"] = Rule.SignedIn,
        ["listSavedSearches"] = Rule.SignedIn,
        ["readSavedSearch"] = Rule.Person,
        ["changeSavedSearch"] = Rule.Person,
        ["removeSavedSearch"] = Rule.Person,
        ["listTasks"] = Rule.Member(Role.Reader),
        ["listNotices"] = Rule.Member(Role.Reader),
        ["recordNoticeReads"] = Rule.Member(Role.Reader),
        ["readNoticeSettings"] = Rule.Member(Role.Reader),
        ["changeNoticeSettings"] = Rule.Member(Role.Reader),
        ["listCalendarFeeds"] = Rule.Member(Role.Reader),
        ["createCalendarFeed"] = Rule.Member(Role.Admin),
        ["revokeCalendarFeed"] = Rule.Own(Role.Admin),
        ["readCalendar"] = Rule.Everybody,
        ["createService"] = Rule.Member(Role.Editor),
        ["listProvidedServices"] = Rule.Member(Role.Reader),
        ["listSubmissions"] = Rule.OfOperator(Role.Reader),
        ["listServiceRevisions"] = Rule.Everybody,
        ["readServiceRevision"] = Rule.Everybody,
        ["readRevisionComparison"] = Rule.Everybody,
        ["readRevisionBlueprint"] = Rule.Everybody,
        ["listBlueprintBlocks"] = Rule.Everybody,
        ["readBlueprintBlock"] = Rule.Everybody,
        ["listBlueprintBlockVersions"] = Rule.Everybody,
        ["createBlueprintBlock"] = Rule.Member(Role.Editor),
        ["changeBlueprintBlock"] = Rule.Own(Role.Editor),
        ["shareBlueprintBlock"] = Rule.Own(Role.Approver),
        ["withdrawBlueprintBlock"] = Rule.Own(Role.Approver) with { Thing = Seen.ByEverybodyDoneByProvider },
        ["createServiceRevision"] = Rule.Party(Role.Editor, Seen.ByEverybodyDoneByProvider),
        ["changeServiceRevision"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["discardServiceRevision"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["readListingCheck"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["listRevisionTransitions"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["listRevisionEvents"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["listServiceFiles"] = Rule.Everybody,
        ["readServiceFile"] = Rule.Everybody,
        ["readServiceFileContent"] = Rule.Everybody,
        ["createServiceFile"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["removeServiceFile"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["submitRevision"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["recallRevision"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["reviewRevision"] = Rule.OfOperator(Role.Editor),
        ["returnRevision"] = Rule.OfOperator(Role.Editor),
        ["publishRevision"] = Rule.OfOperator(Role.Approver),
        ["readServiceEffect"] = Rule.Party(Role.Reader, Seen.ByEverybodyDoneByBothSides),
        ["suspendService"] = Rule.Party(Role.Approver, Seen.ByEverybodyDoneByBothSides),
        ["resumeService"] = Rule.Party(Role.Approver, Seen.ByEverybodyDoneByProvider),
        ["retireService"] = Rule.Party(Role.Approver, Seen.ByEverybodyDoneByProvider),
        ["createAdoption"] = Rule.Member(Role.Editor),
        ["listAdoptions"] = Rule.Member(Role.Reader),
        ["listDemands"] = Rule.Member(Role.Reader),
        ["readServiceDemand"] = Rule.Member(Role.Reader),
        ["listWaitingKommunen"] = Rule.Member(Role.Reader),
        ["computeAssignmentCheck"] = Rule.Member(Role.Editor),
        ["createAssignment"] = Rule.Member(Role.Editor),
        ["listAssignments"] = Rule.Member(Role.Reader),
        ["readAssignment"] = Rule.Own(Role.Reader),
        ["listAssignmentTransitions"] = Rule.Own(Role.Reader),
        ["listAssignedKommunen"] = Rule.Own(Role.Reader),
        ["releaseAssignment"] = Rule.Own(Role.Approver),
        ["cancelAssignment"] = Rule.Own(Role.Editor),
        ["readAdoption"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["listAdoptionTransitions"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["listAdoptionMessages"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["writeAdoptionMessage"] = Rule.Party(Role.Editor, Seen.ByBothSides),
        ["listAdoptionFiles"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["createAdoptionFile"] = Rule.Party(Role.Editor, Seen.ByBothSides),
        ["readAdoptionFile"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readAdoptionFileContent"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readChecklist"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["changeChecklist"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["readChecklistItem"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["changeChecklistItem"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["listChecklistTemplates"] = Rule.Everybody,
        ["readChecklistTemplate"] = Rule.Everybody,
        ["recordChecklistTemplate"] = Rule.OfOperator(Role.Editor),
        ["listConnections"] = Rule.Member(Role.Reader),
        ["readConnectionsReport"] = Rule.Member(Role.Reader),
        ["readConnectionReport"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["listVendorItems"] = Rule.Member(Role.Reader),
        ["readVendorItem"] = Rule.Party(Role.Reader, Seen.ByNoneOfThem),
        ["changeVendorItem"] = Rule.Party(Role.Editor, Seen.ByNoneOfThem),
        ["createVendorItemFile"] = Rule.Party(Role.Editor, Seen.ByNoneOfThem),
        ["readVendorItemFile"] = Rule.Party(Role.Reader, Seen.ByNoneOfThem),
        ["readVendorItemFileContent"] = Rule.Party(Role.Reader, Seen.ByNoneOfThem),
        ["readConnectionFacets"] = Rule.Member(Role.Reader),
        ["listConnectionCapacities"] = Rule.Member(Role.Reader),
        ["withdrawAdoption"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["changeAdoption"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["expressInterest"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["forwardAdoption"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByOperator),
        ["listAdoptionDocuments"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readAdoptionDocument"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readAdoptionDocumentText"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readDocumentPreview"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readContractFolder"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readFolderVerification"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["listPaperTemplates"] = Rule.OfOperator(Role.Reader),
        ["createPaperTemplate"] = Rule.OfOperator(Role.Editor),
        ["readPaperTemplate"] = Rule.OfOperator(Role.Reader),
        ["changePaperTemplate"] = Rule.OfOperator(Role.Editor),
        ["publishPaperTemplate"] = Rule.OfOperator(Role.Approver),
        ["listPaperTemplateVersions"] = Rule.OfOperator(Role.Reader),
        ["readPaperTemplateVersion"] = Rule.OfOperator(Role.Reader),
        ["readPaperTemplatePreview"] = Rule.OfOperator(Role.Reader),
        ["listPaperPlaceholders"] = Rule.OfOperator(Role.Reader),
        ["readAgreement"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["confirmAgreement"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["declineAdoption"] = Rule.Party(Role.Approver, Seen.ByBothSidesDoneByProvider),
        ["prepareBindingOffer"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByOperator),
        ["makeBindingOffer"] = Rule.Party(Role.Approver, Seen.ByBothSidesDoneByOperator),
        ["acceptBindingOffer"] = Rule.Party(Role.Signatory, Seen.ByBothSidesDoneByAdopter),
        ["startOnboarding"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["startTest"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["reportTestFailure"] = Rule.Party(Role.Editor, Seen.ByBothSidesDoneByAdopter),
        ["goLive"] = Rule.Party(Role.Approver, Seen.ByBothSidesDoneByAdopter),
        ["pauseAdoption"] = Rule.Party(Role.Approver, Seen.ByBothSidesDoneByAdopter),
        ["resumeAdoption"] = Rule.Party(Role.Approver, Seen.ByBothSidesDoneByAdopter),
        ["readTerminationEffect"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["terminateAdoption"] = Rule.Party(Role.Signatory, Seen.ByBothSidesDoneByAdopter),
        ["listTermsProposals"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["answerTerms"] = Rule.Party(Role.Signatory, Seen.ByBothSidesDoneByAdopter),
        ["listContractLines"] = Rule.Member(Role.Reader),
        ["readContractLine"] = Rule.Party(Role.Reader, Seen.ByBothSides),
        ["readAdoptionDeadlines"] = Rule.Everybody,
        ["changeAdoptionDeadlines"] = Rule.OfOperator(Role.Approver),
        ["listFeedback"] = Rule.OfOperator(Role.Reader),
        ["readFeedback"] = Rule.OfOperator(Role.Reader),
        ["listReferenceDataSets"] = Rule.Everybody,
        ["readReferenceDataSet"] = Rule.Everybody,
        ["listReferenceDataValues"] = Rule.Everybody,
        ["listReferenceDataTotals"] = Rule.Everybody,
        ["listReferenceDataEffects"] = Rule.Everybody,
        ["countReferenceDataSet"] = Rule.OfOperator(Role.Approver),
        ["confirmReferenceDataSet"] = Rule.OfOperator(Role.Approver),
        ["discardReferenceDataSet"] = Rule.OfOperator(Role.Editor),
        ["createReferenceDataImport"] = Rule.OfOperator(Role.Editor),
        ["listReferenceDataImports"] = Rule.OfOperator(Role.Reader),
        ["readReferenceDataImport"] = Rule.OfOperator(Role.Reader),
        ["listLandRules"] = Rule.Everybody,
        ["listRulesOfLand"] = Rule.Everybody,
        ["recordLandRule"] = Rule.Party(Role.Approver, Seen.ByBothSidesDoneByAdopter),
        ["listProvidedOffers"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["createOffer"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["changeOffer"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["removeOffer"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["readTermsDraft"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["changeTermsDraft"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["discardTermsDraft"] = Rule.Party(Role.Editor, Seen.ByAdopterAlone),
        ["readTermsDraftCheck"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["readTermsDraftComparison"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["readTermsDraftEffects"] = Rule.Party(Role.Reader, Seen.ByAdopterAlone),
        ["publishTerms"] = Rule.Party(Role.Approver, Seen.ByAdopterAlone),
        ["readPubliccode"] = Rule.Everybody,
        ["computePubliccode"] = Rule.Member(Role.Editor),
        ["listRequirementCatalogues"] = Rule.Everybody,
        ["readRequirementCatalogue"] = Rule.Everybody,
        ["importRequirementCatalogue"] = Rule.OfOperator(Role.Editor),
        ["listLeistungen"] = Rule.Everybody,
        ["listOzgIds"] = Rule.Everybody,
        ["listLicences"] = Rule.Everybody,
        ["readKeyCatalogues"] = Rule.Everybody,
        ["computeKeyImport"] = Rule.OfOperator(Role.Editor),
        ["createKeyImport"] = Rule.OfOperator(Role.Editor),
        ["listKeyImports"] = Rule.OfOperator(Role.Reader),
        ["readKeyImport"] = Rule.OfOperator(Role.Reader),
        ["listFachverfahrenProducts"] = Rule.Everybody,
        ["readFachverfahrenProduct"] = Rule.Everybody,
        ["readFachverfahrenProductUse"] = Rule.Everybody,
        ["readRegisterUse"] = Rule.Everybody,
        ["createFachverfahrenProduct"] = Rule.Member(Role.Editor),
        ["mergeFachverfahrenProduct"] = Rule.OfOperator(Role.Editor),
        ["listRegisters"] = Rule.Everybody,
        ["readRegister"] = Rule.Everybody,
        ["createRegister"] = Rule.Member(Role.Editor),
        ["mergeRegister"] = Rule.OfOperator(Role.Editor),
        ["createRegisterImport"] = Rule.OfOperator(Role.Editor),
        ["listRegisterImports"] = Rule.OfOperator(Role.Reader),
        ["readRegisterImport"] = Rule.OfOperator(Role.Reader),
    };

    private readonly Dictionary<string, Call> refused = new(StringComparer.Ordinal);

    private enum Seen
    {
        ByNoneOfThem,
        ByOwnOrganisation,
        ByAdopterAlone,
        ByBothSides,
        ByBothSidesDoneByAdopter,
        ByBothSidesDoneByOperator,
        ByBothSidesDoneByProvider,
        ByEverybodyDoneByBothSides,
        ByEverybodyDoneByProvider,
    }

    [Test]
    public Task Operation_ByEverybody_OnlyWhoMay() => Each(_ => true, async (operation, findings) =>
    {
        if (!findings.Expect(Rules.TryGetValue(operation.Id, out var rule), $"Nobody says who may call {operation.Id}: say it in {nameof(Rules)}"))
        {
            return;
        }

        findings.Equal(operation.IsPublic, !rule!.NeedsAccount, "public by the document");
        foreach (var email in (string?[])[null, Unrelated, .. Land, .. Operator])
        {
            var call = await Samples.Of(operation);
            using var caller = email is null ? Api.Visitor() : operation.Id switch
            {
                "closeSession" => await FreshSession(email),
                "closeAllSessions" => (await People.Person(Api, await Samples.As(Given.LandAdmin))).Client,
                _ => await Api.As(email),
            };
            var reply = await (call with { Caller = caller }).Send();
            var expected = rule!.Expected(email);
            var isAllowed = reply.Status is (>= 200 and < 300) or 409 or 412;
            findings.Expect(expected == 200 ? isAllowed : reply.Status == expected, $"{email ?? "visitor"} is answered {reply}, expected was {expected}");
        }
    });

    [Test]
    public Task SomebodyElsesAdoption_AnyVerb_IsAsIfItWereNotThere() => Each(OfAdoption, async (operation, findings) =>
    {
        var call = await Strange(await Samples.Of(operation), "nordrhein-westfalen");
        var hidden = await findings.HearProblem(call, 404, ProblemCodes.NotFound);
        var id = call.Address.Split('/')[3];
        var absent = await findings.HearProblem(call with { Address = call.Address.Replace(id, Guid.CreateVersion7().ToString(), StringComparison.Ordinal) }, 404, ProblemCodes.NotFound);
        findings.Equal(hidden?.Detail, absent?.Detail, "what a stranger is told");
    });

    [TestCase("mecklenburg-vorpommern")]
    [TestCase("betrieb")]
    public async Task Draft_ByTheOtherSide_IsNotSeen(string organisation)
    {
        var adopter = await Samples.As(Given.LandEditor);
        var other = await Samples.As($"editor@{organisation}.example.org");
        var draft = await Draft(adopter);
        Assert.That(await IsSeen(draft, "/v1/adoptions?limit=100", other), Is.False);
        foreach (var operation in All.Where(OfAdoption))
        {
            var call = await Strange(await Samples.Of(operation), organisation) with { Address = operation.Path.Replace("{id}", draft.Id.ToString(), StringComparison.Ordinal) };
            Assert.That((await call.Send()).Status, Is.EqualTo(404), operation.ToString());
        }
    }

    [Test]
    public async Task Demand_ByTheProvider_IsCountedAndNotSeen()
    {
        var kommune = await Samples.As(Given.KommuneEditor);
        var land = await Samples.As(Given.LandEditor);
        var provider = await Samples.As(Given.ProviderEditor);
        var seller = await Samples.As(Given.OperatorEditor);
        var demand = await Given.Interest(kommune);
        Assert.That(demand.Route, Is.EqualTo(AdoptionRoute.Demand));
        Assert.Multiple(async () =>
        {
            foreach (var stranger in (Client[])[provider, seller])
            {
                using var reply = await stranger.Send(HttpMethod.Get, $"/v1/adoptions/{demand.Id}");
                Assert.That((int)reply.StatusCode, Is.EqualTo(404));
                Assert.That(await IsSeen(demand, "/v1/adoptions?limit=100", stranger), Is.False);
            }

            Assert.That(await IsSeen(demand, "/v1/adoptions?side=addressee&limit=100", land), Is.True);
            foreach (var who in (Client[])[land, provider, seller])
            {
                var counted = (await who.Get<Page<Demand>>("/v1/demands?limit=100")).Items.Single(entry => entry.Service == Given.Slug && entry.Land == "TH");
                Assert.That(counted.Kommunen, Is.GreaterThanOrEqualTo(1));
                Assert.That(counted.Inhabitants, Is.GreaterThan(0));
            }
        });
    }

    [Test]
    public async Task Token_Revoked_401Everywhere()
    {
        using var caller = await FreshSession(Given.LandEditor);
        using var closed = await caller.Send(HttpMethod.Delete, "/v1/sessions/current");
        Assert.That((int)closed.StatusCode, Is.EqualTo(204));
        await RefusesEverywhere(caller);
    }

    [TestCase("Bearer fits_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("Bearer")]
    [TestCase("Bearer x")]
    [TestCase("Basic ZWRpdG9yOnBhc3N3b3Jk")]
    public async Task Token_Wrong_401Everywhere(string header)
    {
        using var caller = Api.Visitor();
        caller.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        await RefusesEverywhere(caller);
    }

    [Test]
    public async Task Token_Expired_401()
    {
        await using var later = ApiUnderTest.Start(Api.Database);
        using var caller = await later.As(Given.LandEditor);
        later.Clock.Forward(TimeSpan.FromHours(8) - TimeSpan.FromMinutes(1));
        using var before = await caller.Send(HttpMethod.Get, "/v1/me");
        later.Clock.Forward(TimeSpan.FromMinutes(2));
        using var after = await caller.Send(HttpMethod.Get, "/v1/me");
        using var also = await caller.Send(HttpMethod.Get, "/v1/services");
        Assert.Multiple(() =>
        {
            Assert.That((int)before.StatusCode, Is.EqualTo(200));
            Assert.That((int)after.StatusCode, Is.EqualTo(401));
            Assert.That((int)also.StatusCode, Is.EqualTo(401));
        });
    }

    /// <summary>The same call by another organisation, in the role it takes and with a fresh sign-in where it needs one.</summary>
    private async Task<Call> Strange(Call call, string organisation)
    {
        var role = Rules[call.Operation.Id].Role is { } known and not Role.Reader ? known : Role.Editor;
        var caller = await Samples.As($"{role.ToString().ToLowerInvariant()}@{organisation}.example.org");
        var strange = call with { Caller = caller };
        return call.Operation.FreshAct is { } act
            ? strange with { Headers = [("FitStore-Fresh-Sign-In", await GivenAdoption.Fresh(caller, act))] }
            : strange;
    }

    private static bool OfAdoption(Operation operation) => operation.Path.StartsWith("/v1/adoptions/{id}", StringComparison.Ordinal);

    /// <summary>A token that is not valid is not taken for no token: public operations refuse it, too.</summary>
    private Task RefusesEverywhere(Client caller) => Each(_ => true, async (operation, findings) =>
    {
        // Who is refused changes nothing, so one call of each operation serves all tokens.
        if (!refused.TryGetValue(operation.Id, out var arranged))
        {
            refused.Add(operation.Id, arranged = await Samples.Of(operation));
        }

        var call = arranged with { Caller = caller };
        var reply = await call.Send();
        findings.Expect(reply.Status == 401 && reply.Problem()?.Code == ProblemCodes.NotSignedIn, $"is answered {reply}");
        findings.Equal(reply.Header("WWW-Authenticate"), "Bearer", "WWW-Authenticate");
    });

    private static async Task<bool> IsSeen(Adoption adoption, string list, Client who) =>
        (await who.Get<Page<Adoption>>(list)).Items.Any(known => known.Id == adoption.Id);

    private static async Task<Adoption> Draft(Client adopter)
    {
        foreach (var open in (await adopter.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={Given.Slug}")).Items.Where(known => known.State is AdoptionState.Draft or AdoptionState.Interest))
        {
            await adopter.Post<Adoption>($"/v1/adoptions/{open.Id}/withdrawals", new Withdrawal(), open.Version);
        }

        return await Given.CompleteDraft(adopter);
    }

    /// <summary>A session that the call may end without ending it for others.</summary>
    private async Task<Client> FreshSession(string email)
    {
        var session = await Samples.Visitor.Post<Session>("/v1/sessions", new NewSession { Email = email, Password = ApiUnderTest.Password }, idempotent: false);
        var client = Api.Visitor();
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        return client;
    }

    /// <summary>Who may call an operation, and what the others are told.</summary>
    private sealed record Rule(bool NeedsAccount, Role? Role, Seen? Thing, bool OperatorOnly)
    {
        public static readonly Rule Everybody = new(NeedsAccount: false, Role: null, Thing: null, OperatorOnly: false);

        public static readonly Rule SignedIn = Everybody with { NeedsAccount = true };

        /// <summary>One's own session, of another account than all that are tried.</summary>
        public static readonly Rule Person = SignedIn with { Always = 404 };

        /// <summary>A fresh sign-in of another account is none.</summary>
        public static readonly Rule FreshPerson = SignedIn with { Always = 403 };

        /// <summary>What the provider of the service alone may do, who is none of those that are tried; that the offer is there, everybody may know.</summary>
        public static readonly Rule ProviderOnly = SignedIn with { Always = 403 };

        /// <summary>The code of another account fits nobody.</summary>
        public static readonly Rule WithoutSecret = SignedIn with { Always = 400 };

        /// <summary>The invitation is for a new account: who has one is told so.</summary>
        public static readonly Rule VisitorOnly = Everybody with { Always = 403 };

        public int? Always { get; init; }

        public Role? DoneBy { get; init; }

        public static Rule Own(Role role) => Member(role) with { Thing = Seen.ByOwnOrganisation };

        public static Rule Member(Role role) => SignedIn with { Role = role };

        public static Rule Party(Role role, Seen seen) => Member(role) with { Thing = seen };

        public static Rule OfOperator(Role role) => Member(role) with { OperatorOnly = true };

        /// <summary>The status that an account is answered; 200 for any success. The thing is an adoption by Thüringen whose request the operator takes.</summary>
        public int Expected(string? email)
        {
            if (email is null)
            {
                return NeedsAccount ? 401 : 200;
            }

            if (Always is { } status)
            {
                return status;
            }

            if (!NeedsAccount)
            {
                return 200;
            }

            var isOperator = Operator.Contains(email);
            var has = Enum.Parse<Role>(email.Split('@')[0], ignoreCase: true);
            if ((OperatorOnly && !isOperator) || (Role is { } role && role != Contracts.Accounts.Role.Reader && role != has))
            {
                return 403;
            }

            return Thing switch
            {
                null => 200,
                Seen.ByNoneOfThem => 404,
                Seen.ByOwnOrganisation when !Land.Contains(email) => 404,
                Seen.ByOwnOrganisation when DoneBy is { } by && by != has => 403,
                Seen.ByBothSidesDoneByProvider => email == Unrelated ? 404 : 403,
                Seen.ByBothSidesDoneByOperator when Land.Contains(email) => 403,
                Seen.ByBothSidesDoneByOperator when isOperator => 200,
                _ when Land.Contains(email) => 200,
                Seen.ByEverybodyDoneByBothSides => isOperator ? 200 : 403,
                Seen.ByEverybodyDoneByProvider => 403,
                _ when email == Unrelated => 404,
                Seen.ByAdopterAlone => 404,
                Seen.ByBothSides => 200,
                _ => 403,
            };
        }
    }
}
