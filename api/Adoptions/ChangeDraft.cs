using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Filling a draft in, step by step, by whoever in the organisation goes on with it.</summary>
internal static class ChangeDraft
{
    /// <summary>Change a draft</summary>
    /// <remarks>A merge patch: what is absent stays, what is null is taken away. Only a draft can be changed; what was sent stands.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<AdoptionPatch> body, Act act, FitDatabase database, AdoptionView view) =>
        database.Write(act, async write =>
        {
            var row = await AdoptionTable.Find(write, id, act.For.Id) ?? throw Problems.NotFound();
            if (row.AdopterId != act.For.Id)
            {
                throw Problems.NotAllowed("editor");
            }

            ifMatch.Check(row.Version);
            Transitions.Require(row, AdoptionState.Draft);
            var current = new AdoptionPatch
            {
                Scope = row.Scope,
                Contact = row.ContactName is { } name ? new ContactPerson { Name = name, Email = row.ContactEmail!, Phone = row.ContactPhone } : null,
                WishedStart = row.WishedStart,
                Message = row.Message,
            };
            var wanted = body.ValidPatchOf(current);
            var changed = row with
            {
                Scope = wanted.Scope,
                ContactName = wanted.Contact?.Name,
                ContactEmail = wanted.Contact?.Email,
                ContactPhone = wanted.Contact?.Phone,
                WishedStart = wanted.WishedStart,
                Message = wanted.Message,
            };
            if (changed == row)
            {
                return new Found<Adoption>(await view.Show(write, row), row.Version);
            }

            await AdoptionTable.ChangeDraft(write, changed);
            changed = changed with { Version = row.Version + 1 };
            return new Found<Adoption>(await view.Show(write, changed), changed.Version);
        });
}

/// <summary>Rules of <see cref="AdoptionPatch"/>: bounds and forms; what is still missing is told by the transitions.</summary>
internal sealed class AdoptionPatchValidator : AbstractValidator<AdoptionPatch>
{
    public AdoptionPatchValidator(TimeProvider clock)
    {
        RuleFor(draft => draft.Scope).AtMost(2000).Plain();
        RuleFor(draft => draft.Message).AtMost(4000).Plain();
        RuleFor(draft => draft.WishedStart)
            .Must(IsMonth)
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie einen Monat in der Form JJJJ-MM an, zum Beispiel 2027-05.", "Give a month as yyyy-MM, for instance 2027-05.").ToString());
        RuleFor(draft => draft.WishedStart)
            .Must(month => month is null || !IsMonth(month) || string.CompareOrdinal(month, FirstMonth(clock)) >= 0)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Geben Sie einen Monat ab {FirstMonth(clock)} an.", $"Give a month from {FirstMonth(clock)} on.").ToString());
        RuleFor(draft => draft.Contact!).SetValidator(new ContactPersonValidator()).When(draft => draft.Contact is not null);
    }

    private static bool IsMonth(string? text) =>
        text is null || (text.Length == 7 && DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static string FirstMonth(TimeProvider clock) => BerlinTime.Today(clock).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>Rules of <see cref="ContactPerson"/>.</summary>
internal sealed class ContactPersonValidator : AbstractValidator<ContactPerson>
{
    public ContactPersonValidator()
    {
        RuleFor(contact => contact.Name).Given().AtMost(120).Plain();
        RuleFor(contact => contact.Email).Given().AtMost(254).Email();
        RuleFor(contact => contact.Phone).AtMost(40).Plain();
    }
}
