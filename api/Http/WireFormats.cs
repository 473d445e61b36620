using System.Text;
using System.Text.RegularExpressions;

namespace FitStore.Api.Http;

/// <summary>The patterns of the texts on the wire that have one; they stand in the OpenAPI document.</summary>
internal static class WireFormats
{
    public const string Amount = @"^-?\d{1,13}\.\d{2}$";
    public const string Ars = @"^(\d{2}|\d{5}|\d{9}|\d{12})$";
    public const string ArsStart = @"^\d{1,12}$";
    public const string Ags = @"^\d{8}$";
    public const string ChecklistKey = "^[a-z][a-zA-Z0-9]{0,39}$";
    public const string ContractNumber = @"^FITST/\d{4}/\d{4,}$";
    public const string LandCode = "^[A-Z]{2}$";
    public const string LandCodeOrNone = "^([A-Z]{2})?$";
    public const string Leistungsschluessel = @"^\d{14}$";
    public const string Month = @"^\d{4}-(0[1-9]|1[0-2])$";
    public const string OzgId = @"^1\d{4}$";
    public const string Percentage = @"^\d{1,3}(\.\d{1,2})?$";
    public const string Quarter = @"^\d{4}-Q[1-4]$";
    public const string ReferenceValue = @"^\d{1,19}(\.\d{5})?$";
    public const string Share = @"^-?\d{1,3}\.\d{5}$";
    public const string Sha256 = "^[0-9a-f]{64}$";
    public const string Spdx = "^[A-Za-z0-9.+-]{1,64}$";
    public const string Slug = "^[a-z0-9]+(-[a-z0-9]+)*$";
    public const string SlugOrNone = "^([a-z0-9]+(-[a-z0-9]+)*)?$";

    /// <summary>
    /// Whether a text has one of these forms, all of it: as the patterns stand in the document, where a digit is 0 to 9 and the end is the end. To
    /// .NET a digit is one of any script, and the end may have a line break after it, which nobody can count or look up then.
    /// </summary>
    public static bool Fits(string text, string pattern) =>
        Ascii.IsValid(text) && !text.EndsWith('\n') && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>The longest text of a pattern that has no end of its own.</summary>
    public static IReadOnlyDictionary<string, int> Longest { get; } = new Dictionary<string, int>(StringComparer.Ordinal) { [ArsStart] = 12, [ChecklistKey] = 40, [LandCode] = 2, [LandCodeOrNone] = 2, [SlugOrNone] = 120, [Month] = 7, [Quarter] = 7, [Slug] = 120, [Spdx] = 64 };

    /// <summary>Type and member of a text with a pattern.</summary>
    public static IReadOnlyDictionary<(string Type, string Member), string> Patterns { get; } = new Dictionary<(string, string), string>
    {
        [("Money", "amount")] = Amount,
        [("Money", "currency")] = "^EUR$",
        [("Organisation", "ars")] = Ars,
        [("Organisation", "ags")] = Ags,
        [("Organisation", "land")] = LandCode,
        [("OrganisationRef", "land")] = LandCode,
        [("Land", "code")] = LandCode,
        [("NewApplication", "ars")] = Ars,
        [("NewApplication", "land")] = LandCode,
        [("OrganisationApplication", "ars")] = Ars,
        [("OrganisationApplication", "land")] = LandCode,
        [("PossibleDuplicate", "ars")] = Ars,
        [("Land", "arsPrefix")] = @"^\d{2}$",
        [("KoenigsteinShare", "percent")] = @"^\d{1,2}\.\d{5}$",
        [("DataSetValue", "ars")] = Ars,
        [("DataSetValue", "value")] = ReferenceValue,
        [("DataSetTotal", "land")] = LandCode,
        [("DataSetTotal", "total")] = ReferenceValue,
        [("DataSetEffect", "land")] = LandCode,
        [("DataSetEffect", "before")] = Share,
        [("DataSetEffect", "after")] = Share,
        [("DataSetEffect", "change")] = Share,
        [("RecordedLandRule", "land")] = LandCode,
        [("LevyPercentages", "gemeinde")] = Percentage,
        [("LevyPercentages", "kreis")] = Percentage,
        [("LevyPercentages", "bezirk")] = Percentage,
        [("DeskTask", "service")] = Slug,
        [("DeskTask", "item")] = ChecklistKey,
        [("Themenfeld", "slug")] = Slug,
        [("Service", "slug")] = Slug,
        [("ServiceCard", "slug")] = Slug,
        [("ServiceCard", "leadLand")] = LandCode,
        [("ServiceContent", "leadLand")] = LandCodeOrNone,
        [("ServiceContent", "themenfeld")] = SlugOrNone,
        [("NewService", "slug")] = Slug,
        [("NewService", "copyOf")] = Slug,
        [("ServiceRevision", "service")] = Slug,
        [("ServiceFile", "service")] = Slug,
        [("ServiceFile", "sha256")] = Sha256,
        [("NewRetirement", "successor")] = Slug,
        [("Retirement", "successor")] = Slug,
        [("ProvidedService", "slug")] = Slug,
        [("SubmittedRevision", "service")] = Slug,
        [("RevisionComparison", "service")] = Slug,
        [("Classification", "leistungsschluessel")] = Leistungsschluessel,
        [("Classification", "ozgIds")] = OzgId,
        [("LandReuse", "land")] = LandCode,
        [("SimilarService", "slug")] = Slug,
        [("SimilarService", "leadLand")] = LandCode,
        [("SimilarService", "themenfeld")] = Slug,
        [("LandService", "service")] = Slug,
        [("LandService", "themenfeld")] = Slug,
        [("LandService", "leadLand")] = LandCode,
        [("LandProgress", "land")] = LandCode,
        [("Comparison", "fingerprint")] = Sha256,
        [("ComparedEntry", "service")] = Slug,
        [("NewDecisionEntry", "service")] = Slug,
        [("NewDecisionFile", "fingerprint")] = Sha256,
        [("DecisionFileSummary", "hash")] = Sha256,
        [("Adoption", "wishedStart")] = Month,
        [("AdoptionPatch", "wishedStart")] = Month,
        [("ServiceLegalPaths", "service")] = Slug,
        [("Demand", "service")] = Slug,
        [("ChecklistTemplateItem", "key")] = ChecklistKey,
        [("ChecklistItem", "key")] = ChecklistKey,
        [("ChecklistChange", "item")] = ChecklistKey,
        [("AdoptionFile", "item")] = ChecklistKey,
        [("AdoptionFile", "sha256")] = Sha256,
        [("AdoptionDocument", "sha256")] = Sha256,
        [("DocumentVerification", "sha256")] = Sha256,
        [("DocumentVerification", "ledgerHash")] = Sha256,
        [("AdoptionConnection", "service")] = Slug,
        [("VendorItem", "service")] = Slug,
        [("AdoptionChecklist", "service")] = Slug,
        [("QuarterCapacity", "quarter")] = Quarter,
        [("Adoption", "start")] = Month,
        [("Adoption", "service")] = Slug,
        [("AgreementTerms", "start")] = Month,
        [("AgreementConfirmation", "start")] = Month,
        [("Acceptance", "documents")] = Sha256,
        [("Acceptance", "signedCopy")] = Sha256,
        [("ContractLine", "service")] = Slug,
        [("ContractLine", "number")] = ContractNumber,
        [("Adoption", "contractNumber")] = ContractNumber,
        [("ContractSignature", "digest")] = Sha256,
        [("AdoptionDocument", "sha256")] = Sha256,
        [("Demand", "land")] = LandCode,
        [("Demand", "earliestStart")] = Month,
        [("JoiningCost", "start")] = Month,
        [("ServiceDemand", "service")] = Slug,
        [("DemandOfMonth", "month")] = Month,
        [("WaitingKommune", "ars")] = Ars,
        [("NewAssignment", "start")] = Month,
        [("AssignmentCheck", "service")] = Slug,
        [("Assignment", "service")] = Slug,
        [("Assignment", "start")] = Month,
        [("AssignedKommune", "ars")] = Ars,
        [("WaitingKommune", "wishedStart")] = Month,
        [("CostPreview", "service")] = Slug,
        [("CostPreview", "ars")] = Ars,
        [("CostPreview", "start")] = Month,
        [("CostParticipant", "land")] = LandCode,
        [("CostPayer", "land")] = LandCode,
        [("CostCurve", "start")] = Month,
        [("CostCurvePoint", "added")] = LandCode,
        [("NewCostPreviews", "start")] = Month,
        [("CostPreviews", "start")] = Month,
        [("OfferCost", "service")] = Slug,
        [("OrganisationCost", "ars")] = Ars,
    };
}
