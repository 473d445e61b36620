using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>From an empty page: the listing of a new service.</summary>
internal static class CreateService
{
    /// <summary>Start the listing of a new service</summary>
    /// <remarks>
    /// A draft that only the own organisation sees: empty but for the name, a copy of another listing, or one that was exported before (the
    /// `content` of a revision). Files it names come along from services of the same organisation; what could not, stands in `unmapped`.
    /// The short name is made of the name where none is given; it never changes. One that is taken is a conflict
    /// that tells nothing of who has it.
    /// </remarks>
    public static Task<Made<ServiceRevision>> Handle(Body<NewService> body, Act act, FitDatabase database, RevisionView view) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        var slug = await SlugFor(write, asked);
        var id = write.NewId();
        var start = await KeepServiceFiles.TakeOver(write, id, slug, ListingContent.Tidy(await Start(write, asked, act)), act, write.Now);
        ListingContent.RequireFits(start.Content, asked.Content is null ? "" : "/content");
        await RevisionTable.AddService(write, id, slug, act.For.Id, ListingContent.Write(start.Content), act.AccountId);
        foreach (var file in start.Files)
        {
            await ServiceFileTable.Add(write, file, act.AccountId);
        }

        await RevisionTable.AddEvent(write, id, 1, RevisionAct.Create, RevisionState.Draft, act);

        // Nothing of it is public: the catalogue follows entries that name their service in the data.
        write.Record("service.created", $"service/{id}", ("revision", 1));
        var (listing, row) = await Listings.Require(write, slug, 1, act);
        await ServiceFileTable.Use(write, id, 1, await KeepServiceFiles.Named(write, listing, start.Content));
        return new Made<ServiceRevision>(await view.Show(write, listing, row, act) with { Unmapped = start.Unmapped }, $"/v1/services/{slug}/revisions/1", row.Version);
    });

    private static async Task<ServiceContent> Start(Sql sql, NewService asked, Act act)
    {
        if (asked is { Content: not null, CopyOf: not null })
        {
            throw Problems.Invalid(Problems.Member("/copyOf", InputErrorCodes.NotAllowedValue, new(
                "Geben Sie entweder den Inhalt an oder den Dienst, von dem kopiert wird.", "Give either the content or the service to copy.")));
        }

        if (asked.CopyOf is not { } original)
        {
            return asked.Content is { } given ? given with { Name = asked.Name } : ListingContent.Empty(asked.Name, act.For.Land);
        }

        var listing = await RevisionTable.Find(sql, original, Viewer.Of(act));
        var number = listing?.ProviderId == act.For.Id ? listing.OpenRevision ?? listing.PublishedRevision : listing?.ShownRevision;
        var row = number is { } known ? await RevisionTable.Find(sql, listing!.Id, known, Viewer.Of(act)) : null;
        return row is not null
            ? ListingContent.Read(row.Content) with { Name = asked.Name }
            : throw Problems.Invalid(Problems.Member("/copyOf", InputErrorCodes.DoesNotExist, new(
                "Diesen Dienst gibt es nicht.", "There is no such service.")));
    }

    private static async Task<string> SlugFor(Sql sql, NewService asked)
    {
        if (asked.Slug is { } wanted)
        {
            return await RevisionTable.IsTaken(sql, wanted)
                ? throw Problems.AlreadyThere(new($"Der Kurzname {wanted} ist vergeben. Wählen Sie einen anderen.", $"The short name {wanted} is taken. Choose another."))
                : wanted;
        }

        var slug = Slugs.Of(asked.Name);
        var free = slug;
        for (var number = 2; await RevisionTable.IsTaken(sql, free); number++)
        {
            free = Slugs.Numbered(slug, number);
        }

        return free;
    }
}

/// <summary>Rules of <see cref="NewService"/>.</summary>
internal sealed class NewServiceValidator : AbstractValidator<NewService>
{
    public NewServiceValidator(OrganisationRegister register)
    {
        RuleFor(service => service.Name).Given().AtMost(120).OneLine();
        RuleFor(service => service.Slug).AtMost(Slugs.Longest).Like(WireFormats.Slug, new(
                "Ein Kurzname besteht aus kleinen Buchstaben a bis z, Ziffern und einzelnen Bindestrichen dazwischen.", "A short name is made of small letters a to z, digits and single hyphens in between."))
            .Must(slug => slug is null || slug.Length >= Slugs.Shortest)
            .WithErrorCode(InputErrorCodes.TooShort)
            .WithMessage(_ => new Sentence($"Ein Kurzname hat mindestens {Slugs.Shortest} Zeichen.", $"A short name has at least {Slugs.Shortest} characters.").ToString());
        RuleFor(service => service.CopyOf).AtMost(WireFormats.Longest[WireFormats.Slug]).Like(WireFormats.Slug, new(
            "Geben Sie den Kurznamen eines Dienstes an, zum Beispiel digitale-baugenehmigung.", "Give the short name of a service, for instance digitale-baugenehmigung."));
        RuleFor(service => service.Content!).SetValidator(new ServiceContentValidator(register));
    }
}
