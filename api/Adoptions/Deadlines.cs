using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Within how many days each state is to be left; the operator's to change. An offer is due on its binding date.</summary>
internal static class Deadlines
{
    [StringSyntax("Sql")]
    private const string Select = "select version, interest, coordination, agreed, contracted, onboarding, testing from adoption_deadlines where id = 1";

    [StringSyntax("Sql")]
    private const string Update = """
        update adoption_deadlines
        set version = version + 1, interest = @Interest, coordination = @Coordination, agreed = @Agreed, contracted = @Contracted,
          onboarding = @Onboarding, testing = @Testing
        where id = 1
        """;

    private sealed record Row
    {
        public required int Version { get; init; }

        public required int Interest { get; init; }

        public required int Coordination { get; init; }

        public required int Agreed { get; init; }

        public required int Contracted { get; init; }

        public required int Onboarding { get; init; }

        public required int Testing { get; init; }

        public AdoptionDeadlines Show() => new()
        {
            Version = Version,
            Interest = Interest,
            Coordination = Coordination,
            Agreed = Agreed,
            Contracted = Contracted,
            Onboarding = Onboarding,
            Testing = Testing,
        };
    }

    /// <summary>Show the deadlines of adoptions</summary>
    /// <remarks>Days from the day a state is entered to the last one for the next act. A binding offer is due on its own date.</remarks>
    public static Task<Found<AdoptionDeadlines>> Handle(FitDatabase database) => database.Read(async sql =>
    {
        var known = await Read(sql);
        return new Found<AdoptionDeadlines>(known, known.Version);
    });

    /// <summary>Change the deadlines of adoptions</summary>
    /// <remarks>A merge patch by the operator. It counts for states entered from now on; dates already set stay.</remarks>
    public static Task<Found<AdoptionDeadlines>> Change(IfMatch ifMatch, Body<AdoptionDeadlinesPatch> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var known = await Read(write);
        ifMatch.Check(known.Version);
        var wanted = body.ValidPatchOf(new AdoptionDeadlinesPatch
        {
            Interest = known.Interest,
            Coordination = known.Coordination,
            Agreed = known.Agreed,
            Contracted = known.Contracted,
            Onboarding = known.Onboarding,
            Testing = known.Testing,
        });
        var changed = known with
        {
            Interest = wanted.Interest ?? known.Interest,
            Coordination = wanted.Coordination ?? known.Coordination,
            Agreed = wanted.Agreed ?? known.Agreed,
            Contracted = wanted.Contracted ?? known.Contracted,
            Onboarding = wanted.Onboarding ?? known.Onboarding,
            Testing = wanted.Testing ?? known.Testing,
        };
        if (changed == known)
        {
            return new Found<AdoptionDeadlines>(known, known.Version);
        }

        changed = changed with { Version = known.Version + 1 };
        await write.Execute(Update, changed);
        write.Record(
            "deadlines.changed",
            "deadlines",
            ("interest", changed.Interest),
            ("coordination", changed.Coordination),
            ("agreed", changed.Agreed),
            ("contracted", changed.Contracted),
            ("onboarding", changed.Onboarding),
            ("testing", changed.Testing));
        return new Found<AdoptionDeadlines>(changed, changed.Version);
    });

    public static async Task<AdoptionDeadlines> Read(Sql sql) => (await sql.Row<Row>(Select))!.Show();

    /// <summary>The last day for the next act; none where nobody has to act.</summary>
    public static DateOnly? DueOn(this AdoptionDeadlines deadlines, AdoptionRow row, DateOnly enteredOn) => row.Stage switch
    {
        AdoptionState.Interest => enteredOn.AddDays(deadlines.Interest),
        AdoptionState.Coordination => enteredOn.AddDays(deadlines.Coordination),
        AdoptionState.Agreed => enteredOn.AddDays(deadlines.Agreed),
        AdoptionState.Offered => row.BindingUntil,
        AdoptionState.Contracted => enteredOn.AddDays(deadlines.Contracted),
        AdoptionState.Onboarding => enteredOn.AddDays(deadlines.Onboarding),
        AdoptionState.Testing => enteredOn.AddDays(deadlines.Testing),
        _ => null,
    };
}

/// <summary>Rules of <see cref="AdoptionDeadlinesPatch"/>.</summary>
internal sealed class AdoptionDeadlinesPatchValidator : AbstractValidator<AdoptionDeadlinesPatch>
{
    public AdoptionDeadlinesPatchValidator()
    {
        Days(RuleFor(deadlines => deadlines.Interest));
        Days(RuleFor(deadlines => deadlines.Coordination));
        Days(RuleFor(deadlines => deadlines.Agreed));
        Days(RuleFor(deadlines => deadlines.Contracted));
        Days(RuleFor(deadlines => deadlines.Onboarding));
        Days(RuleFor(deadlines => deadlines.Testing));
    }

    private static void Days(IRuleBuilder<AdoptionDeadlinesPatch, int?> rule) => rule
        .Must(days => days is null or (>= 1 and <= 1000))
        .WithErrorCode(InputErrorCodes.OutOfRange)
        .WithMessage(_ => new Sentence("Geben Sie 1 bis 1000 Tage an.", "Give 1 to 1000 days.").ToString());
}
