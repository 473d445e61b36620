using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;
using System.Text.RegularExpressions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Cost;

/// <summary>
/// Rules of <see cref="PriceSheet"/>: everything that cost is computed from is there, fits together and can be computed. Whether a key has a
/// data set is not asked here: that depends on the reference data, and on the year.
/// </summary>
internal sealed class PriceSheetValidator : AbstractValidator<PriceSheet>
{
    public PriceSheetValidator()
    {
        RuleFor(sheet => sheet.Items)
            .Must((sheet, items) => items is null || sheet.Free == (items.Count == 0))
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(sheet => (sheet.Free
                ? new Sentence("Ein kostenfreies Angebot hat keine Posten. Nehmen Sie sie heraus oder geben Sie free als false an.", "An offer free of charge has no items. Take them out or give free as false.")
                : new Sentence("Nennen Sie mindestens einen Posten, oder geben Sie an, dass das Angebot kostenfrei ist.", "Name at least one item, or say that the offer is free of charge.")).ToString());
        RuleForEach(sheet => sheet.Items).SetValidator(sheet => new PriceItemValidator(sheet.KeyUnanimous));
        RuleFor(sheet => sheet.ConnectionCost!).SetValidator(new ConnectionCostValidator()).When(sheet => sheet.ConnectionCost is not null);
        RuleFor(sheet => sheet.Vat).SetValidator(new VatTreatmentValidator()).When(sheet => sheet.Vat is not null);
    }
}

/// <summary>Rules of <see cref="PriceItem"/>: the members that its basis needs, and none of the others.</summary>
internal sealed class PriceItemValidator : AbstractValidator<PriceItem>
{
    public PriceItemValidator()
        : this(keyUnanimous: true)
    {
    }

    /// <param name="keyUnanimous">Whether the steering group agreed on the keys; if not, only the usage is admitted.</param>
    public PriceItemValidator(bool keyUnanimous)
    {
        RuleFor(item => item.Label).Given().AtMost(200).OneLine();
        Belongs(item => item.Amount, PriceBasis.Allocated, PriceBasis.PerOrganisation);
        Belongs(item => item.UnitPrice, PriceBasis.PerInhabitant, PriceBasis.PerUse);
        Belongs(item => item.SizeClasses, PriceBasis.SizeClass);
        Belongs(item => item.Key, PriceBasis.Allocated);
        RuleFor(item => item.Amount!.Amount).Amount().When(item => item.Amount is not null).OverridePropertyName("Amount.Amount");
        RuleFor(item => item.UnitPrice)
            .Must(price => price is null || PriceFormats.UnitPrice().IsMatch(price))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie einen Preis in Euro mit höchstens sechs Nachkommastellen an, zum Beispiel 0.001250.", "Give a price in euro with at most six decimals, for instance 0.001250.").ToString());
        RuleFor(item => item.UnitPrice).AtMost(16);
        RuleForEach(item => item.SizeClasses).SetValidator(new SizeClassValidator());
        RuleFor(item => item.SizeClasses).Custom(CheckClasses);
        RuleForEach(item => item.Key).SetValidator(new WeightedKeyValidator());
        RuleFor(item => item.Key)
            .Must(keys => keys is null or [] || keys.Any(key => key?.Weight is not { } weight || !PriceFormats.Weight().IsMatch(weight)) || SumOf(keys) == Fraction.Of("1"))
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage((_, keys) => new Sentence(
                $"Die Gewichte ergeben zusammen {string.Join(" + ", keys!.Select(key => key.Weight))} und nicht genau 1.",
                $"The weights come to {string.Join(" + ", keys!.Select(key => key.Weight))} and not to exactly 1.").ToString());
        RuleFor(item => item.Key)
            .Must(keys => keys is null || keys.Where(key => key is not null).DistinctBy(key => (key.Key, key.TargetGroup)).Count() == keys.Count(key => key is not null))
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Jeder Schlüssel darf in einer Mischung nur einmal vorkommen.", "Each key may stand in a mixture only once.").ToString());
        RuleFor(item => item.Key)
            .Must(keys => keyUnanimous || keys is null || keys.All(key => key is null || key.Key == AllocationKey.Usage))
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence(
                "Ohne einstimmigen Beschluss der Steuerungsgruppe ist nur der Schlüssel usage zulässig.",
                "Without a unanimous decision of the steering group only the key usage is admitted.").ToString());
    }

    /// <summary>A member that some bases need and the others do not take.</summary>
    private void Belongs<TMember>(Expression<Func<PriceItem, TMember?>> member, params PriceBasis[] bases)
        where TMember : class
    {
        RuleFor(member)
            .Must((item, value) => IsGiven(value) || !bases.Contains(item.Basis))
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(item => new Sentence($"Diese Angabe gehört zu einem Posten der Art {item.Basis.Name()}.", $"An item with the basis {item.Basis.Name()} needs this member.").ToString());
        RuleFor(member)
            .Must((item, value) => value is null || bases.Contains(item.Basis))
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(item => new Sentence($"Ein Posten der Art {item.Basis.Name()} hat diese Angabe nicht. Lassen Sie sie weg.", $"An item with the basis {item.Basis.Name()} does not take this member. Leave it out.").ToString());
    }

    private static bool IsGiven(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        ICollection list => list.Count > 0,
        _ => true,
    };

    private static Fraction SumOf(IReadOnlyList<WeightedKey> keys) => keys.Aggregate(Fraction.Zero, (sum, key) => sum + Fraction.Of(key.Weight));

    /// <summary>From 0 up, each row where the one before ends, the last one open.</summary>
    private static void CheckClasses(IReadOnlyList<SizeClass>? classes, ValidationContext<PriceItem> context)
    {
        if (classes is null || classes.Any(row => row is null))
        {
            return;
        }

        var expected = (BigInteger)0;
        for (var place = 0; place < classes.Count; place++)
        {
            var row = classes[place];
            if (row.From != expected)
            {
                Fail($"{nameof(PriceItem.SizeClasses)}[{place}].{nameof(SizeClass.From)}", InputErrorCodes.NotAllowedValue, row.From > expected
                    ? new($"Hier ist eine Lücke: Die Größenklasse muss mit {expected} beginnen.", $"There is a gap here: the class has to begin with {expected}.")
                    : new($"Hier überschneiden sich zwei Größenklassen: Diese muss mit {expected} beginnen.", $"Two classes overlap here: this one has to begin with {expected}."));
            }

            var isLast = place == classes.Count - 1;
            if (row.To is null != isLast)
            {
                Fail($"{nameof(PriceItem.SizeClasses)}[{place}].{nameof(SizeClass.To)}", isLast ? InputErrorCodes.NotAllowedValue : InputErrorCodes.Required, isLast
                    ? new("Die letzte Größenklasse hat keine Obergrenze. Lassen Sie to weg.", "The last class has no upper bound. Leave to out.")
                    : new("Nur die letzte Größenklasse hat keine Obergrenze.", "Only the last class has no upper bound."));
            }

            expected = (BigInteger)(row.To ?? row.From) + 1;
        }

        void Fail(string member, string code, Sentence detail) => context.AddFailure(new FluentValidation.Results.ValidationFailure(
            context.PropertyPath[..^nameof(PriceItem.SizeClasses).Length] + member, detail.ToString())
        { ErrorCode = code });
    }
}

/// <summary>Rules of <see cref="WeightedKey"/>.</summary>
internal sealed class WeightedKeyValidator : AbstractValidator<WeightedKey>
{
    public WeightedKeyValidator()
    {
        RuleFor(key => key.Weight).Given().AtMost(32);
        RuleFor(key => key.Weight)
            .Must(weight => string.IsNullOrWhiteSpace(weight) || (PriceFormats.Weight().IsMatch(weight) && Fraction.Of(weight) != Fraction.Zero))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie ein Gewicht über 0 als Dezimalzahl an, zum Beispiel 0.6.", "Give a weight above 0 as a decimal, for instance 0.6.").ToString());
        RuleFor(key => key.TargetGroup).AtMost(100).OneLine();
        RuleFor(key => key.TargetGroup)
            .Must((key, group) => string.IsNullOrWhiteSpace(group) != (key.Key == AllocationKey.TargetGroup))
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(key => (key.Key == AllocationKey.TargetGroup
                ? new Sentence("Nennen Sie die Zielgruppe.", "Name the target group.")
                : new Sentence("Eine Zielgruppe gehört nur zum Schlüssel targetGroup.", "A target group belongs to the key targetGroup only.")).ToString());
    }
}

/// <summary>Rules of <see cref="SizeClass"/>.</summary>
internal sealed class SizeClassValidator : AbstractValidator<SizeClass>
{
    public SizeClassValidator()
    {
        RuleFor(row => row.To)
            .Must((row, to) => to is null || to >= row.From)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Die Obergrenze liegt unter der Untergrenze.", "The upper bound is below the lower one.").ToString());
        RuleFor(row => row.Amount.Amount).Amount().When(row => row.Amount is not null).OverridePropertyName("Amount.Amount");
    }
}

/// <summary>Rules of <see cref="ConnectionCost"/>.</summary>
internal sealed class ConnectionCostValidator : AbstractValidator<ConnectionCost>
{
    public ConnectionCostValidator()
    {
        RuleFor(cost => cost.From.Amount).Amount().When(cost => cost.From is not null).OverridePropertyName("From.Amount");
        RuleFor(cost => cost.To.Amount).Amount().When(cost => cost.To is not null).OverridePropertyName("To.Amount");
        RuleFor(cost => cost.To)
            .Must((cost, to) => !PriceFormats.IsAmount(cost.From?.Amount) || !PriceFormats.IsAmount(to?.Amount) || cost.From!.Cents <= to!.Cents)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Der höchste Betrag liegt unter dem niedrigsten.", "The highest amount is below the lowest.").ToString());
        RuleFor(cost => cost.Note).AtMost(1000).Plain();
    }
}

/// <summary>Rules of <see cref="VatTreatment"/>.</summary>
internal sealed class VatTreatmentValidator : AbstractValidator<VatTreatment>
{
    public VatTreatmentValidator() => RuleFor(vat => vat.Note).Given().AtMost(1000).Plain();
}

/// <summary>How the figures of a price sheet are written.</summary>
internal static partial class PriceFormats
{
    /// <summary>Whether a text is an amount from 0 to 10^12 cents.</summary>
    public static bool IsAmount(string? text) =>
        text is not null && Amount().IsMatch(text) && decimal.Parse(text, CultureInfo.InvariantCulture) * 100 <= AllocateCost.LargestAmount;

    /// <summary>Is an amount of a price sheet.</summary>
    public static IRuleBuilderOptions<T, string?> Amount<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || IsAmount(text))
        .WithErrorCode(InputErrorCodes.OutOfRange)
        .WithMessage(_ => new Sentence(
            "Geben Sie einen Betrag von 0.00 bis 10000000000.00 Euro mit zwei Nachkommastellen an.",
            "Give an amount from 0.00 to 10000000000.00 euro with two decimals.").ToString());

    [GeneratedRegex(@"^[0-9]{1,11}\.[0-9]{2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[0-9]{1,9}(\.[0-9]{1,6})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex UnitPrice();

    [GeneratedRegex(@"^[0-9](\.[0-9]{1,30})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex Weight();
}
