using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Connections;

/// <summary>Working through a checklist, item by item.</summary>
internal static class ChangeChecklist
{
    /// <summary>How far ahead a day may lie.</summary>
    private const int MostYears = 5;

    private static readonly AdoptionState[] Open = [AdoptionState.Onboarding, AdoptionState.Testing, AdoptionState.Live, AdoptionState.Dormant];

    /// <summary>Name what is connected and who helps</summary>
    /// <remarks>
    /// By the adopter. A merge patch: the Fachverfahren and the IT-Dienstleister. Their open items go to the organisation named; a vendor is
    /// found by its name and told what it is asked for. What another vendor had promised is taken away.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<AdoptionChecklist>> Handle(
        Guid id, IfMatch ifMatch, Body<ChecklistPatch> body, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, ChecklistView view) =>
        database.Write(act, async write =>
        {
            var (adoption, checklist) = await ReadChecklist.Require(write, id, act);
            if (adoption.AdopterId != act.For.Id)
            {
                throw Problems.OwnerOnly();
            }

            ifMatch.Check(checklist.Version);
            RequireOpen(adoption);
            var wanted = body.ValidPatchOf(new ChecklistPatch
            {
                Fachverfahren = checklist is { Product: { } product, Vendor: { } vendor } ? new FachverfahrenChoice { Product = product, Vendor = vendor } : null,
                ItProvider = checklist.ItProviderId,
            });
            if (wanted.ItProvider is { } provider && register.Current.Find(provider)?.Kind != OrganisationKind.ItProvider)
            {
                throw Problems.Invalid(Problems.Member("/itProvider", InputErrorCodes.DoesNotExist, new("Nennen Sie einen IT-Dienstleister aus dem Verzeichnis.", "Name an IT-Dienstleister of the register.")));
            }

            var changed = checklist with
            {
                Product = wanted.Fachverfahren?.Product.Trim(),
                Vendor = wanted.Fachverfahren?.Vendor.Trim(),
                VendorId = wanted.Fachverfahren is { } system ? ConnectionChecklist.VendorOf(system.Vendor, register.Current)?.Id : null,
                ItProviderId = wanted.ItProvider,
            };
            if (changed == checklist)
            {
                return new Found<AdoptionChecklist>(await view.Show(write, adoption, checklist), checklist.Version);
            }

            await ChecklistTable.Change(write, changed);
            if (changed.VendorId != checklist.VendorId)
            {
                await ChecklistTable.Reassign(write, id, ChecklistOwner.Vendor, changed.VendorId);
                await ConnectionChecklist.TellVendor(write, adoption, changed, catalogue, register.Current);
            }

            if (changed.ItProviderId != checklist.ItProviderId)
            {
                await ChecklistTable.Reassign(write, id, ChecklistOwner.ItProvider, ConnectionChecklist.Responsible(ChecklistOwner.ItProvider, adoption, changed, register.Current));
            }

            write.Record(
                "adoption.connectionNamed",
                $"adoption/{id}",
                ("service", adoption.ServiceId.ToString()),
                ("vendor", changed.VendorId?.ToString()),
                ("itProvider", changed.ItProviderId?.ToString()));
            changed = changed with { Version = checklist.Version + 1 };
            return new Found<AdoptionChecklist>(await view.Show(write, adoption, changed), changed.Version);
        });

    /// <summary>Change an item of a checklist</summary>
    /// <remarks>
    /// By an editor of the organisation whose item it is, and of the adopter, also under a mandate. A merge patch: state, note, promised date;
    /// the due date by the adopter and the provider. That it is done, open again, not needed or promised goes on record in the ledger.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="item">Key of the item.</param>
    public static Task<Found<ChecklistItem>> Item(
        Guid id, string item, IfMatch ifMatch, Body<ChecklistItemPatch> body, Act act, FitDatabase database, ChecklistView view, CurrentCatalogue catalogue, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var (adoption, _) = await ReadChecklist.Require(write, id, act);
            var row = await ChecklistTable.FindItem(write, id, item) ?? throw Problems.NotFound();
            var isOfRunner = adoption.AdopterId == act.For.Id || adoption.ProviderId == act.For.Id;
            if (adoption.AdopterId != act.For.Id && row.ResponsibleId != act.For.Id)
            {
                throw Problems.NotYourItem();
            }

            ifMatch.Check(row.Version);
            RequireOpen(adoption);
            var wanted = body.ValidPatchOf(PatchOf(row));
            if (wanted.DueOn != row.DueOn && !isOfRunner)
            {
                throw Problems.NotYourItem();
            }

            var changed = await Change(write, adoption, row, wanted, act, catalogue, register.Current);
            return new Found<ChecklistItem>(await view.Show(write, changed), changed.Version);
        });

    /// <summary>An item as it can be changed.</summary>
    public static ChecklistItemPatch PatchOf(ChecklistItemRow row) => new()
    {
        State = Names.Parse<ChecklistItemState>(row.State),
        Reason = row.Reason,
        Note = row.Note,
        DueOn = row.DueOn,
        PromisedOn = row.PromisedOn,
    };

    /// <summary>A problem unless the connection is under way, or was made.</summary>
    public static void RequireOpen(AdoptionRow adoption)
    {
        if (!Open.Contains(Names.Parse<AdoptionState>(adoption.State)))
        {
            throw Transitions.Conflict(adoption);
        }
    }

    /// <summary>Carries a change out, puts on record what somebody answers for, and tells the adopter what a vendor promised.</summary>
    public static async Task<ChecklistItemRow> Change(
        Write write, AdoptionRow adoption, ChecklistItemRow row, ChecklistItemPatch wanted, Act act, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register)
    {
        Judge(row, wanted, BerlinTime.DateOf(write.Now));
        var state = wanted.State!.Value;
        var reason = state == ChecklistItemState.NotApplicable ? wanted.Reason!.Trim() : null;
        var digest = reason is null ? (Digest?)null : Digest.Of(reason);
        var changed = row with
        {
            State = state.Name(),
            Reason = reason,
            Salt = reason == row.Reason ? row.Salt : digest?.Salt,
            Note = string.IsNullOrWhiteSpace(wanted.Note) ? null : wanted.Note.Trim(),
            DueOn = wanted.DueOn!.Value,
            PromisedOn = wanted.PromisedOn,
        };
        var members = Changed(row, changed).ToList();
        if (members.Count == 0)
        {
            return row;
        }

        await ChecklistTable.ChangeItem(write, changed, members, act);
        var subject = $"adoption/{adoption.Id}";
        if (members.Contains(ChecklistMember.State) && Act(row, changed) is { } done)
        {
            write.Record(done, subject, ("item", row.ItemKey), ("reason", digest?.Value));
        }

        if (members.Contains(ChecklistMember.PromisedOn))
        {
            write.Record("adoption.itemPromised", subject, ("item", row.ItemKey), ("promisedOn", changed.PromisedOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
            if (!IsDone(members, changed) && changed.PromisedOn is { } promised)
            {
                await TellAdopter(write, adoption, changed, MailKind.VendorPromised, act, catalogue, promised);
            }
        }

        if (IsDone(members, changed))
        {
            await TellAdopter(write, adoption, changed, MailKind.ItemDone, act, catalogue);
        }

        return changed with { Version = row.Version + 1 };
    }

    /// <summary>The type of the ledger entry for a change of state; beginning to work on an item is none.</summary>
    private static string? Act(ChecklistItemRow before, ChecklistItemRow after) =>
        after.State == ChecklistItemState.Done.Name() ? "adoption.itemDone"
        : after.State == ChecklistItemState.NotApplicable.Name() ? "adoption.itemNotNeeded"
        : before.IsSettled ? "adoption.itemReopened"
        : null;

    private static IEnumerable<ChecklistMember> Changed(ChecklistItemRow before, ChecklistItemRow after)
    {
        if (before.State != after.State || before.Reason != after.Reason)
        {
            yield return ChecklistMember.State;
        }

        if (before.DueOn != after.DueOn)
        {
            yield return ChecklistMember.DueOn;
        }

        if (before.PromisedOn != after.PromisedOn)
        {
            yield return ChecklistMember.PromisedOn;
        }

        if (before.Note != after.Note)
        {
            yield return ChecklistMember.Note;
        }
    }

    private static void Judge(ChecklistItemRow row, ChecklistItemPatch wanted, DateOnly today)
    {
        var errors = new List<InputError>();
        if (wanted.State is null)
        {
            errors.Add(Problems.Member("/state", InputErrorCodes.Required, new("Geben Sie an, wie weit der Punkt ist.", "Say how far the item is.")));
        }
        else if (wanted.State == ChecklistItemState.NotApplicable && row.Mandatory)
        {
            errors.Add(Problems.Member("/state", InputErrorCodes.NotAllowedValue, new(
                "Ohne diesen Punkt geht niemand in Betrieb; er kann nicht entfallen.", "Nobody goes live without this item; it cannot be left out.")));
        }
        else if (wanted.State == ChecklistItemState.NotApplicable && string.IsNullOrWhiteSpace(wanted.Reason))
        {
            errors.Add(Problems.Member("/reason", InputErrorCodes.Required, new("Schreiben Sie, warum der Punkt bei Ihnen entfällt.", "Say why the item is not needed here.")));
        }

        RequireDay(errors, "/dueOn", wanted.DueOn, row.DueOn, required: true, today);
        if (wanted.PromisedOn is not null && wanted.PromisedOn != row.PromisedOn && row.Owner != ChecklistOwner.Vendor.Name())
        {
            errors.Add(Problems.Member("/promisedOn", InputErrorCodes.NotAllowedValue, new(
                "Einen zugesagten Tag gibt es nur bei Punkten des Herstellers.", "Only items of the vendor have a promised date.")));
        }
        else
        {
            RequireDay(errors, "/promisedOn", wanted.PromisedOn, row.PromisedOn, required: false, today);
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }
    }

    private static void RequireDay(List<InputError> errors, string pointer, DateOnly? wanted, DateOnly? known, bool required, DateOnly today)
    {
        if (wanted is null && required)
        {
            errors.Add(Problems.Member(pointer, InputErrorCodes.Required, new("Geben Sie einen Tag an.", "Give a day.")));
        }
        else if (wanted is { } day && wanted != known && (day < today || day > today.AddYears(MostYears)))
        {
            errors.Add(Problems.Member(pointer, InputErrorCodes.OutOfRange, new(
                $"Geben Sie einen Tag vom {today:dd.MM.yyyy} bis zum {today.AddYears(MostYears):dd.MM.yyyy} an.",
                $"Give a day from {today:yyyy-MM-dd} to {today.AddYears(MostYears):yyyy-MM-dd}.")));
        }
    }

    private static bool IsDone(IReadOnlyList<ChecklistMember> members, ChecklistItemRow after) =>
        members.Contains(ChecklistMember.State) && after.State == ChecklistItemState.Done.Name();

    /// <summary>Who adopts is told what somebody else did at an item.</summary>
    public static async Task TellAdopter(
        Write write, AdoptionRow adoption, ChecklistItemRow item, MailKind kind, Act act, CurrentCatalogue catalogue, DateOnly? promised = null)
    {
        if (act.For.Id != adoption.AdopterId)
        {
            await Notices.Tell(write, adoption.AdopterId, kind, new MailContent
            {
                Organisation = act.For.Name,
                Reason = item.Title,
                Reference = adoption.Id,
                EndsOn = promised,
                Services = [new MailedService(AdoptionView.NameOf(catalogue, adoption.OfferId, adoption.Slug), adoption.Slug)],
            });
        }
    }
}

/// <summary>Rules of <see cref="ChecklistPatch"/>.</summary>
internal sealed class ChecklistPatchValidator : AbstractValidator<ChecklistPatch>
{
    public ChecklistPatchValidator() => RuleFor(checklist => checklist.Fachverfahren!).SetValidator(new FachverfahrenChoiceValidator()).When(checklist => checklist.Fachverfahren is not null);
}

/// <summary>Rules of <see cref="FachverfahrenChoice"/>.</summary>
internal sealed class FachverfahrenChoiceValidator : AbstractValidator<FachverfahrenChoice>
{
    public FachverfahrenChoiceValidator()
    {
        RuleFor(system => system.Product).Given().AtMost(120).OneLine();
        RuleFor(system => system.Vendor).Given().AtMost(120).OneLine();
    }
}

/// <summary>Rules of <see cref="ChecklistItemPatch"/>; those that need the item stand where it is changed.</summary>
internal sealed class ChecklistItemPatchValidator : AbstractValidator<ChecklistItemPatch>
{
    public ChecklistItemPatchValidator()
    {
        RuleFor(item => item.Reason).AtMost(1000).Plain();
        RuleFor(item => item.Note).AtMost(2000).Plain();
    }
}
