using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Controlling;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Feedback;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts;

/// <summary>
/// The one JSON context of the API and its clients: camelCase members and enums, nothing null that can be absent,
/// no unknown members, no numbers in strings.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(CamelCaseEnumConverter), typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(PaperDocument))]
[JsonSerializable(typeof(PaperTemplate))]
[JsonSerializable(typeof(Page<PaperTemplate>))]
[JsonSerializable(typeof(NewPaperTemplate))]
[JsonSerializable(typeof(PaperTemplatePatch))]
[JsonSerializable(typeof(PaperTemplateVersion))]
[JsonSerializable(typeof(Page<PaperTemplateVersion>))]
[JsonSerializable(typeof(PaperTemplatePreview))]
[JsonSerializable(typeof(Page<PaperPlaceholder>))]
[JsonSerializable(typeof(FolderVerification))]
[JsonSerializable(typeof(Page<AdoptionDocument>))]
[JsonSerializable(typeof(DataSet))]
[JsonSerializable(typeof(Page<DataSet>))]
[JsonSerializable(typeof(Page<DataSetValue>))]
[JsonSerializable(typeof(Page<DataSetTotal>))]
[JsonSerializable(typeof(Page<DataSetEffect>))]
[JsonSerializable(typeof(DataSetImport))]
[JsonSerializable(typeof(Page<DataSetImport>))]
[JsonSerializable(typeof(RecordedLandRule))]
[JsonSerializable(typeof(Page<RecordedLandRule>))]
[JsonSerializable(typeof(NewLandRule))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(NewSession))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(Page<SampleAccount>))]
[JsonSerializable(typeof(Page<Invitation>))]
[JsonSerializable(typeof(Invitation))]
[JsonSerializable(typeof(NewInvitation))]
[JsonSerializable(typeof(MailToken))]
[JsonSerializable(typeof(InvitationPreview))]
[JsonSerializable(typeof(InvitationAcceptance))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Page<Member>))]
[JsonSerializable(typeof(MemberPatch))]
[JsonSerializable(typeof(SecondFactor))]
[JsonSerializable(typeof(SecondFactorEnrolment))]
[JsonSerializable(typeof(SecondFactorCode))]
[JsonSerializable(typeof(RecoveryCodes))]
[JsonSerializable(typeof(NewFreshSignIn))]
[JsonSerializable(typeof(FreshSignIn))]
[JsonSerializable(typeof(SessionInfo))]
[JsonSerializable(typeof(Page<SessionInfo>))]
[JsonSerializable(typeof(PasswordReset))]
[JsonSerializable(typeof(PasswordResetCompletion))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(EmailChange))]
[JsonSerializable(typeof(EmailChangeProgress))]
[JsonSerializable(typeof(Announcement))]
[JsonSerializable(typeof(PersonalData))]
[JsonSerializable(typeof(Page<RetentionRule>))]
[JsonSerializable(typeof(RetentionReport))]
[JsonSerializable(typeof(Page<RetentionReport>))]
[JsonSerializable(typeof(NewApplication))]
[JsonSerializable(typeof(ApplicationReceipt))]
[JsonSerializable(typeof(OrganisationApplication))]
[JsonSerializable(typeof(Page<OrganisationApplication>))]
[JsonSerializable(typeof(PossibleDuplicate))]
[JsonSerializable(typeof(Page<PossibleDuplicate>))]
[JsonSerializable(typeof(Accreditation))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(OrganisationSettings))]
[JsonSerializable(typeof(OrganisationSettingsPatch))]
[JsonSerializable(typeof(NewMandate))]
[JsonSerializable(typeof(Mandate))]
[JsonSerializable(typeof(Page<Mandate>))]
[JsonSerializable(typeof(NewFact))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Page<Fact>))]
[JsonSerializable(typeof(LegalPaths))]
[JsonSerializable(typeof(RegisterImport))]
[JsonSerializable(typeof(Page<RegisterImport>))]
[JsonSerializable(typeof(Organisation))]
[JsonSerializable(typeof(Page<Organisation>))]
[JsonSerializable(typeof(Page<Land>))]
[JsonSerializable(typeof(Page<Themenfeld>))]
[JsonSerializable(typeof(ServiceContent))]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(ServiceList))]
[JsonSerializable(typeof(ServiceReuse))]
[JsonSerializable(typeof(SimilarServices))]
[JsonSerializable(typeof(ReusePeers))]
[JsonSerializable(typeof(Page<LandService>))]
[JsonSerializable(typeof(NewSavedSearch))]
[JsonSerializable(typeof(SavedSearchPatch))]
[JsonSerializable(typeof(SavedSearch))]
[JsonSerializable(typeof(Page<SavedSearch>))]
[JsonSerializable(typeof(NewService))]
[JsonSerializable(typeof(NewRevision))]
[JsonSerializable(typeof(ServiceRevision))]
[JsonSerializable(typeof(ServiceFile))]
[JsonSerializable(typeof(Page<ServiceFile>))]
[JsonSerializable(typeof(Page<ServiceRevision>))]
[JsonSerializable(typeof(ListingCheck))]
[JsonSerializable(typeof(RevisionTransitions))]
[JsonSerializable(typeof(RevisionComparison))]
[JsonSerializable(typeof(NewReturn))]
[JsonSerializable(typeof(NewPublication))]
[JsonSerializable(typeof(NewSuspension))]
[JsonSerializable(typeof(NewRetirement))]
[JsonSerializable(typeof(ServiceEffect))]
[JsonSerializable(typeof(Page<ProvidedService>))]
[JsonSerializable(typeof(Page<SubmittedRevision>))]
[JsonSerializable(typeof(Page<RevisionEvent>))]
[JsonSerializable(typeof(RequirementCatalogue))]
[JsonSerializable(typeof(Page<RequirementCatalogueEntry>))]
[JsonSerializable(typeof(NewRequirementCatalogue))]
[JsonSerializable(typeof(Page<Leistung>))]
[JsonSerializable(typeof(Page<OzgEntry>))]
[JsonSerializable(typeof(KeyImport))]
[JsonSerializable(typeof(Page<KeyImport>))]
[JsonSerializable(typeof(FachverfahrenProduct))]
[JsonSerializable(typeof(Page<FachverfahrenProduct>))]
[JsonSerializable(typeof(NewFachverfahrenProduct))]
[JsonSerializable(typeof(SharedRegister))]
[JsonSerializable(typeof(Page<SharedRegister>))]
[JsonSerializable(typeof(NewSharedRegister))]
[JsonSerializable(typeof(NewMerger))]
[JsonSerializable(typeof(Page<SpdxLicence>))]
[JsonSerializable(typeof(PubliccodeReading))]
[JsonSerializable(typeof(NewOffer))]
[JsonSerializable(typeof(OfferPatch))]
[JsonSerializable(typeof(Page<ProvidedOffer>))]
[JsonSerializable(typeof(TermsSections))]
[JsonSerializable(typeof(TermsDraft))]
[JsonSerializable(typeof(TermsDraftCheck))]
[JsonSerializable(typeof(TermsEffects))]
[JsonSerializable(typeof(NewTermsPublication))]
[JsonSerializable(typeof(Offer))]
[JsonSerializable(typeof(Page<Offer>))]
[JsonSerializable(typeof(TermsContent))]
[JsonSerializable(typeof(OfferTerms))]
[JsonSerializable(typeof(Page<OfferTerms>))]
[JsonSerializable(typeof(TermsComparison))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(NewDecisionFile))]
[JsonSerializable(typeof(DecisionFileSummary))]
[JsonSerializable(typeof(Page<DecisionFileSummary>))]
[JsonSerializable(typeof(DecisionFile))]
[JsonSerializable(typeof(DecisionContent))]
[JsonSerializable(typeof(Page<DecisionRow>))]
[JsonSerializable(typeof(DecisionVerification))]
[JsonSerializable(typeof(CostPreview))]
[JsonSerializable(typeof(CostPreviewRow))]
[JsonSerializable(typeof(CostCurve))]
[JsonSerializable(typeof(NewCostPreviews))]
[JsonSerializable(typeof(CostPreviews))]
[JsonSerializable(typeof(ListedCostRow))]
[JsonSerializable(typeof(PriceSheetDraft))]
[JsonSerializable(typeof(PriceSheetEffect))]
[JsonSerializable(typeof(NewPriceReset))]
[JsonSerializable(typeof(PriceReset))]
[JsonSerializable(typeof(OfferIncome))]
[JsonSerializable(typeof(NewAdoption))]
[JsonSerializable(typeof(AdoptionPatch))]
[JsonSerializable(typeof(Withdrawal))]
[JsonSerializable(typeof(Adoption))]
[JsonSerializable(typeof(Page<Adoption>))]
[JsonSerializable(typeof(AdoptionTransitions))]
[JsonSerializable(typeof(NewMessage))]
[JsonSerializable(typeof(Agreement))]
[JsonSerializable(typeof(AgreementTerms))]
[JsonSerializable(typeof(Decline))]
[JsonSerializable(typeof(NewOfferPreparation))]
[JsonSerializable(typeof(Acceptance))]
[JsonSerializable(typeof(TestFailure))]
[JsonSerializable(typeof(Pause))]
[JsonSerializable(typeof(NewTermination))]
[JsonSerializable(typeof(TerminationEffect))]
[JsonSerializable(typeof(ContractLine))]
[JsonSerializable(typeof(Page<ContractLine>))]
[JsonSerializable(typeof(Page<TermsProposal>))]
[JsonSerializable(typeof(TermsAnswer))]
[JsonSerializable(typeof(AdoptionDeadlines))]
[JsonSerializable(typeof(AdoptionDeadlinesPatch))]
[JsonSerializable(typeof(AdoptionFile))]
[JsonSerializable(typeof(Page<AdoptionFile>))]
[JsonSerializable(typeof(ConnectionReportRow))]
[JsonSerializable(typeof(AdoptionConnection))]
[JsonSerializable(typeof(Page<AdoptionConnection>))]
[JsonSerializable(typeof(VendorItem))]
[JsonSerializable(typeof(Page<VendorItem>))]
[JsonSerializable(typeof(VendorItemPatch))]
[JsonSerializable(typeof(ChecklistTemplate))]
[JsonSerializable(typeof(Page<ChecklistTemplate>))]
[JsonSerializable(typeof(NewChecklistTemplate))]
[JsonSerializable(typeof(AdoptionChecklist))]
[JsonSerializable(typeof(ChecklistPatch))]
[JsonSerializable(typeof(ChecklistItem))]
[JsonSerializable(typeof(ChecklistItemPatch))]
[JsonSerializable(typeof(Synonym))]
[JsonSerializable(typeof(Page<Synonym>))]
[JsonSerializable(typeof(NewSynonym))]
[JsonSerializable(typeof(SynonymPatch))]
[JsonSerializable(typeof(Page<SoughtWords>))]
[JsonSerializable(typeof(Page<SearchSuggestion>))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Page<Message>))]
[JsonSerializable(typeof(Page<Demand>))]
[JsonSerializable(typeof(Progress))]
[JsonSerializable(typeof(NewFeedback))]
[JsonSerializable(typeof(FeedbackMessage))]
[JsonSerializable(typeof(FeedbackReceipt))]
[JsonSerializable(typeof(Page<FeedbackMessage>))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    private static ContractsJson? wire;

    /// <summary>What is written on the wire: the same, with German letters as themselves and not as escapes. It is sent as JSON and never put into a page.</summary>
    public static ContractsJson Wire => wire ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Writes instants in UTC with <c>Z</c>, cut to microseconds; reads any RFC 3339 instant.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture));
}

/// <summary>Writes enums by their camelCase names and refuses numbers for them.</summary>
public sealed class CamelCaseEnumConverter() : JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
