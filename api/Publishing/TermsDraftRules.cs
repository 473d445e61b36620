using System.Globalization;
using System.Text.RegularExpressions;
using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>What a draft of terms needs before it can be published. Pure: what it says depends on the draft alone.</summary>
internal static class TermsDraftRules
{
    /// <summary>Where a sheet says how firm its amounts are.</summary>
    public const string Nature = "/priceSheet/nature";

    private static readonly PriceSheetValidator Sheet = new();

    /// <summary>What is missing or wrong, in the order of the draft.</summary>
    public static IReadOnlyList<InputError> Missing(TermsSections draft)
    {
        var missing = new List<InputError>();
        if (draft.PriceSheet is { } sheet)
        {
            missing.AddRange(MissingOfSheet(sheet));
        }
        else
        {
            Lacks("/priceSheet", new("Geben Sie an, was bezahlt wird, oder dass das Angebot kostenfrei ist.", "Say what is paid, or that the offer is free of charge."));
        }

        Require("/conditionsOfUse", draft.ConditionsOfUse, new("Sagen Sie, was Nachnutzende dürfen und was nicht.", "Say what users may and may not do."));
        Require("/licence/spdx", draft.Licence?.Spdx, new("Nennen Sie die Lizenz, etwa EUPL-1.2.", "Name the licence, EUPL-1.2 for instance."));
        Require("/licence/rightsOfLaender", draft.Licence?.RightsOfLaender, new("Sagen Sie, was Länder mit der Software tun dürfen.", "Say what Länder may do with the software."));
        Require("/licence/rightsOfKommunen", draft.Licence?.RightsOfKommunen, new("Sagen Sie, was Kommunen mit der Software tun dürfen.", "Say what Kommunen may do with the software."));
        Require("/maintenance/releaseRhythm", draft.Maintenance?.ReleaseRhythm, new("Sagen Sie, wie oft neue Fassungen der Software erscheinen.", "Say how often there are releases."));
        Require("/maintenance/lawChanges", draft.Maintenance?.LawChanges, new("Sagen Sie, wie Rechtsänderungen aufgenommen werden.", "Say how changes of law are taken up."));
        if (draft.Maintenance?.FaultClasses is not { Count: > 0 } faults)
        {
            Lacks("/maintenance/faultClasses", new("Nennen Sie mindestens eine Fehlerklasse mit ihren Fristen.", "Name at least one class of faults with its times."));
        }
        else
        {
            for (var place = 0; place < faults.Count; place++)
            {
                Require($"/maintenance/faultClasses/{place}/name", faults[place].Name, Blank);
                Require($"/maintenance/faultClasses/{place}/reaction", faults[place].Reaction, Blank);
                Require($"/maintenance/faultClasses/{place}/resolution", faults[place].Resolution, Blank);
            }
        }

        Require("/serviceLevel/availabilityPercent", draft.ServiceLevel?.AvailabilityPercent, new("Geben Sie die zugesagte Verfügbarkeit in Prozent an, zum Beispiel 99.5.", "Give the availability promised in percent, 99.5 for instance."));
        Require("/serviceLevel/operatingHours", draft.ServiceLevel?.OperatingHours, new("Sagen Sie, wann der Betrieb betreut wird.", "Say when operation is attended."));
        Require("/serviceLevel/maintenanceWindow", draft.ServiceLevel?.MaintenanceWindow, new("Sagen Sie, wann gewartet wird.", "Say when it is maintained."));
        if (draft.DataProtection is null)
        {
            Lacks("/dataProtection/model", new("Nennen Sie das Datenschutzmodell.", "Name the data protection model."));
        }

        Require("/dataProtection/note", draft.DataProtection?.Note, new("Sagen Sie in einfachen Worten, was eine Kommune für den Datenschutz tun muss.", "Say in plain words what a Kommune has to do for data protection."));
        if (draft.MinimumTermMonths is null)
        {
            Lacks("/minimumTermMonths", new("Geben Sie die Mindestlaufzeit in Monaten an; 0, wenn es keine gibt.", "Give the minimum term in months; 0 if there is none."));
        }

        if (draft.NoticeMonths is null)
        {
            Lacks("/noticeMonths", new("Geben Sie die Kündigungsfrist in Monaten zum Jahresende an.", "Give the notice in months to the end of a year."));
        }

        Require("/exit", draft.Exit, new("Sagen Sie, was am Ende geschieht: Rückgabe der Daten, Nachfolge.", "Say what happens at the end: return of data, successor."));
        return missing;

        void Require(string pointer, string? text, Sentence sentence)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Lacks(pointer, sentence);
            }
        }

        void Lacks(string pointer, Sentence sentence) => missing.Add(Problems.Member(pointer, InputErrorCodes.Required, sentence));
    }

    /// <summary>What keeps a sheet from binding: what cost cannot be computed from, and what IT-Planungsrat 2021/24 asks of every sheet.</summary>
    public static IReadOnlyList<InputError> MissingOfSheet(PriceSheet sheet)
    {
        var missing = Sheet.Validate(sheet).Errors
            .Select(failure => new InputError { Pointer = "/priceSheet" + BodyShape.Pointer(failure.PropertyName), Code = BodyShape.Code(failure.ErrorCode), Detail = failure.ErrorMessage })
            .DistinctBy(error => error.Pointer)
            .ToList();
        if (!sheet.Free && sheet.Items.Count > 0 && !sheet.Items.Any(item => item.Kind is CostKind.Infrastructure or CostKind.FurtherDevelopment or CostKind.Operation))
        {
            missing.Add(Problems.Member("/priceSheet/items", InputErrorCodes.Required, new(
                "Nennen Sie mindestens einen Posten für Infrastruktur, Weiterentwicklung oder Betrieb.", "Name at least one item for infrastructure, further development or operation.")));
        }

        if (sheet.Nature == PriceNature.Example)
        {
            missing.Add(Problems.Member(Nature, InputErrorCodes.NotAllowedValue, new(
                "Beispielwerte lassen sich nicht veröffentlichen. Geben Sie an, ob die Beträge verbindlich oder geschätzt sind.",
                "Example amounts cannot be published. Say whether the amounts are binding or an estimate.")));
        }

        return missing;
    }

    /// <summary>The terms of a draft in which nothing is missing.</summary>
    public static TermsContent Complete(TermsSections draft) => new()
    {
        PriceSheet = draft.PriceSheet!,
        Maintenance = draft.Maintenance!,
        ConditionsOfUse = draft.ConditionsOfUse!,
        Licence = draft.Licence! with { SourceRepository = string.IsNullOrEmpty(draft.Licence!.SourceRepository) ? null : draft.Licence.SourceRepository },
        ServiceLevel = draft.ServiceLevel!,
        DataProtection = draft.DataProtection!,
        MinimumTermMonths = draft.MinimumTermMonths!.Value,
        NoticeMonths = draft.NoticeMonths!.Value,
        Exit = draft.Exit!,
        Provenance = Provenance.Declared,
    };

    private static Sentence Blank => new("Diese Angabe fehlt.", "This value is missing.");
}

/// <summary>Rules of <see cref="TermsSections"/>: bounds and forms; what is missing is told by <see cref="TermsDraftRules"/>.</summary>
internal sealed class TermsSectionsValidator : AbstractValidator<TermsSections>
{
    private const int LongestText = 8000;

    public TermsSectionsValidator(IValidator<Maintenance> maintenance, IValidator<Licence> licence, IValidator<ServiceLevel> serviceLevel, IValidator<DataProtection> dataProtection)
    {
        RuleFor(terms => terms.ConditionsOfUse).AtMost(LongestText).Plain();
        RuleFor(terms => terms.Exit).AtMost(LongestText).Plain();
        RuleFor(terms => terms.MinimumTermMonths)
            .InclusiveBetween(0, 120)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie 0 bis 120 Monate an.", "Give 0 to 120 months.").ToString());
        RuleFor(terms => terms.NoticeMonths)
            .InclusiveBetween(0, 60)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie 0 bis 60 Monate an.", "Give 0 to 60 months.").ToString());
        RuleFor(terms => terms.PriceSheet!).SetValidator(new DraftSheetValidator()).When(terms => terms.PriceSheet is not null);
        RuleFor(terms => terms.Maintenance!).SetValidator(maintenance).When(terms => terms.Maintenance is not null);
        RuleFor(terms => terms.Licence!).SetValidator(licence).When(terms => terms.Licence is not null);
        RuleFor(terms => terms.ServiceLevel!).SetValidator(serviceLevel).When(terms => terms.ServiceLevel is not null);
        RuleFor(terms => terms.DataProtection!).SetValidator(dataProtection).When(terms => terms.DataProtection is not null);
    }
}

/// <summary>Bounds of a price sheet that is being written; whether it can be computed is asked before it is published.</summary>
internal sealed class DraftSheetValidator : AbstractValidator<PriceSheet>
{
    private const int MostItems = 50;

    public DraftSheetValidator()
    {
        RuleFor(sheet => sheet.Items).NoMoreThan(MostItems);
        RuleForEach(sheet => sheet.Items).SetValidator(new DraftItemValidator());
        RuleFor(sheet => sheet.ConnectionCost!).SetValidator(new ConnectionCostValidator()).When(sheet => sheet.ConnectionCost is not null);
        RuleFor(sheet => sheet.Vat.Note).AtMost(1000).Plain().When(sheet => sheet.Vat is not null).OverridePropertyName("Vat.Note");
    }
}

/// <summary>Bounds of an item that is being written.</summary>
internal sealed class DraftItemValidator : AbstractValidator<PriceItem>
{
    private const int MostClasses = 50;
    private const int MostKeys = 20;

    public DraftItemValidator()
    {
        RuleFor(item => item.Label).AtMost(200).OneLine();
        RuleFor(item => item.Amount!.Amount).Amount().When(item => item.Amount is not null).OverridePropertyName("Amount.Amount");
        RuleFor(item => item.UnitPrice).AtMost(16).OneLine();
        RuleFor(item => item.SizeClasses).NoMoreThan(MostClasses);
        RuleForEach(item => item.SizeClasses).SetValidator(new SizeClassValidator());
        RuleFor(item => item.Key).NoMoreThan(MostKeys);
        RuleForEach(item => item.Key).SetValidator(new DraftKeyValidator());
    }

    private sealed class DraftKeyValidator : AbstractValidator<WeightedKey>
    {
        public DraftKeyValidator()
        {
            RuleFor(key => key.Weight).AtMost(32).OneLine();
            RuleFor(key => key.TargetGroup).AtMost(100).OneLine();
        }
    }
}

/// <summary>Rules of <see cref="Maintenance"/>.</summary>
internal sealed class MaintenanceValidator : AbstractValidator<Maintenance>
{
    private const int MostFaultClasses = 20;

    public MaintenanceValidator(IValidator<FaultClass> fault)
    {
        RuleFor(maintenance => maintenance.ReleaseRhythm).AtMost(1000).Plain();
        RuleFor(maintenance => maintenance.LawChanges).AtMost(2000).Plain();
        RuleFor(maintenance => maintenance.FaultClasses).NoMoreThan(MostFaultClasses);
        RuleForEach(maintenance => maintenance.FaultClasses).SetValidator(fault);
    }
}

/// <summary>Rules of <see cref="FaultClass"/>.</summary>
internal sealed class FaultClassValidator : AbstractValidator<FaultClass>
{
    public FaultClassValidator()
    {
        RuleFor(fault => fault.Name).AtMost(500).Plain();
        RuleFor(fault => fault.Reaction).AtMost(300).Plain();
        RuleFor(fault => fault.Resolution).AtMost(300).Plain();
    }
}

/// <summary>Rules of <see cref="Licence"/>.</summary>
internal sealed class LicenceValidator : AbstractValidator<Licence>
{
    public LicenceValidator()
    {
        RuleFor(licence => licence.Spdx).AtMost(64);
        RuleFor(licence => licence.Spdx)
            .Must(id => string.IsNullOrEmpty(id) || WireFormats.Fits(id, WireFormats.Spdx))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie die Kennung der Lizenz nach SPDX an, zum Beispiel EUPL-1.2.", "Give the SPDX id of the licence, for instance EUPL-1.2.").ToString());
        RuleFor(licence => licence.SourceRepository).AtMost(500);
        RuleFor(licence => licence.SourceRepository)
            .Must(address => string.IsNullOrEmpty(address) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !address.Any(char.IsWhiteSpace)))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie eine Adresse an, die mit https:// beginnt.", "Give an address that begins with https://.").ToString());
        RuleFor(licence => licence.RightsOfLaender).AtMost(4000).Plain();
        RuleFor(licence => licence.RightsOfKommunen).AtMost(4000).Plain();
    }
}

/// <summary>Rules of <see cref="ServiceLevel"/>.</summary>
internal sealed partial class ServiceLevelValidator : AbstractValidator<ServiceLevel>
{
    public ServiceLevelValidator()
    {
        RuleFor(level => level.AvailabilityPercent).AtMost(7);
        RuleFor(level => level.AvailabilityPercent)
            .Must(percent => string.IsNullOrEmpty(percent) || (Percent().IsMatch(percent) && decimal.Parse(percent, CultureInfo.InvariantCulture) <= 100))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie 0 bis 100 mit höchstens drei Nachkommastellen an, zum Beispiel 99.5.", "Give 0 to 100 with at most three decimals, for instance 99.5.").ToString());
        RuleFor(level => level.OperatingHours).AtMost(500).Plain();
        RuleFor(level => level.MaintenanceWindow).AtMost(500).Plain();
    }

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{1,3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Percent();
}

/// <summary>Rules of <see cref="DataProtection"/>.</summary>
internal sealed class DataProtectionValidator : AbstractValidator<DataProtection>
{
    public DataProtectionValidator() => RuleFor(data => data.Note).AtMost(4000).Plain();
}

/// <summary>The bound of a list.</summary>
internal static class ListRules
{
    public static void NoMoreThan<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int most) => rule
        .Must(list => list is null || list.Count <= most)
        .WithErrorCode(InputErrorCodes.TooLong)
        .WithMessage(_ => new Sentence($"Nennen Sie höchstens {most} Einträge.", $"Name at most {most} entries.").ToString());
}
