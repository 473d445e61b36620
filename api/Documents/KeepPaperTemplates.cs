using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Documents;

/// <summary>The clause templates that the documents of adoptions are made from: the operator's to keep, released by a second person.</summary>
internal static class KeepPaperTemplates
{
    /// <summary>List clause templates</summary>
    /// <remarks>For the operator: each case with the version that counts and what is being prepared. Without the texts.</remarks>
    public static async Task<Listing<Page<PaperTemplate>, PaperTemplate>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var all = (await database.Read(PaperTemplateTable.All)).Select(row => row.Show(whole: false)).OrderBy(KeyOf).ToList();
        return Listing.Of(all, KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(PaperTemplate template) => new((int)template.Kind, $"{template.Line?.Name()} {template.LegalModel?.Name()}", template.Id.ToString());
    }

    /// <summary>Show a clause template</summary>
    /// <remarks>With the draft of its next version, where somebody has begun one, and what keeps that from being published.</remarks>
    /// <param name="id">Id of the template.</param>
    public static Task<Found<PaperTemplate>> One(Guid id, FitDatabase database) => database.Read(async sql => Answer(await Find(sql, id)));

    /// <summary>Begin a clause template</summary>
    /// <remarks>
    /// For a case that no template is exact for yet. It counts from its first publication on; its draft begins with the text that counts for the case
    /// today. Of the templates that fit a contract the most exact counts: legal model and line, line alone, legal model alone, any.
    /// </remarks>
    public static Task<Made<PaperTemplate>> Add(Body<NewPaperTemplate> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        if (await PaperTemplateTable.FindSame(write, asked.Kind, asked.LegalModel, asked.Line) is { } same)
        {
            throw Problems.AlreadyThere(
                new("Für diesen Fall gibt es schon eine Vorlage. Ändern Sie diese.", "There is a template for this case already. Change that one."), $"/v1/paper-templates/{same}");
        }

        var published = await PaperTemplateTable.Published(write);
        var counts = PaperTemplateTable.For(published, asked.Kind, asked.LegalModel ?? default, asked.Line ?? ContractLineKind.Nachnutzung)
            ?? published.FirstOrDefault(template => template.Kind == asked.Kind.Name());
        var id = write.NewId();
        await PaperTemplateTable.Add(write, id, asked.Kind, asked.LegalModel, asked.Line, counts?.Body ?? "# ", act.AccountId);
        write.Record(
            "paperTemplate.begun", $"paperTemplate/{id}", ("kind", asked.Kind.Name()), ("legalModel", asked.LegalModel?.Name()), ("line", asked.Line?.Name()));
        return new Made<PaperTemplate>((await Find(write, id)).Show(whole: true), $"/v1/paper-templates/{id}", 1);
    });

    /// <summary>Change the draft of a clause template</summary>
    /// <remarks>
    /// A merge patch. The first change begins a draft; `body: null` gives it up. A draft may have errors: they stand in the answer, each with its line,
    /// and keep it from being published. Documents already made never change.
    /// </remarks>
    /// <param name="id">Id of the template.</param>
    public static Task<Found<PaperTemplate>> Change(Guid id, IfMatch ifMatch, Body<PaperTemplatePatch> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await Find(write, id);
        ifMatch.Check(row.Version);
        var wanted = body.ValidPatchOf(new PaperTemplatePatch { Body = row.Draft }).Body?.ReplaceLineEndings("\n");
        if (wanted == row.Draft)
        {
            return Answer(row);
        }

        await PaperTemplateTable.SaveDraft(write, id, wanted, row.Draft is null ? row.Published : row.DraftBasedOn, act.AccountId);
        return Answer(await Find(write, id));
    });

    /// <summary>Publish the draft of a clause template</summary>
    /// <remarks>
    /// By an approver of the operator who did not change the draft last. Has no body. From now on documents are made from it; the version never
    /// changes. `gatesUnmet` names each line that is wrong, also where another version was published since the draft was begun.
    /// </remarks>
    /// <param name="id">Id of the template.</param>
    public static Task<Made<PaperTemplateVersion>> Publish(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await Find(write, id);
        ifMatch.Check(row.Version);
        if (row.Draft is not { } draft)
        {
            throw Problems.GatesUnmet([Problems.Member("/draft", InputErrorCodes.Required, new("Es gibt keinen Entwurf. Ändern Sie zuerst den Text.", "There is no draft. Change the text first."))]);
        }

        var (text, faults) = PaperTemplateText.Read(draft);
        if (text is null)
        {
            throw Problems.GatesUnmet([.. faults.Select(fault => fault.Show())]);
        }

        var newest = row.Published is { } published ? await PaperTemplateTable.Version(write, id, published) : null;
        if (newest?.Body == draft)
        {
            throw Problems.AlreadyThere(
                new($"Der Entwurf sagt dasselbe wie Fassung {newest.Number}. Ändern Sie etwas daran.", $"The draft says the same as version {newest.Number}. Change something in it."),
                $"/v1/paper-templates/{id}/versions/{newest.Number}");
        }

        if (row.DraftChangedBy == act.AccountId)
        {
            throw Problems.FourEyes(new("Sie haben diesen Entwurf zuletzt geändert. Freigeben muss ihn jemand anderes.", "You changed this draft last. Somebody else has to release it."));
        }

        var number = (row.Published ?? 0) + 1;
        await PaperTemplateTable.Publish(write, id, number, text.Title, draft, row.DraftChangedBy, act.AccountId, Provenance.Declared);
        await PaperTemplateTable.SaveDraft(write, id, draft: null, basedOn: null, by: null);
        write.Record("paperTemplate.published", $"paperTemplate/{id}", ("number", number));
        return new Made<PaperTemplateVersion>((await PaperTemplateTable.Version(write, id, number))!.Show(whole: true), $"/v1/paper-templates/{id}/versions/{number}", 1);
    });

    /// <summary>List the versions of a clause template</summary>
    /// <remarks>The newest first: it counts. Without the texts.</remarks>
    /// <param name="id">Id of the template.</param>
    public static async Task<Listing<Page<PaperTemplateVersion>, PaperTemplateVersion>> Versions(Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var all = await database.Read(async sql =>
        {
            await Find(sql, id);
            return (await PaperTemplateTable.Versions(sql, id)).Select(row => row.Show(whole: false)).ToList();
        });
        return Listing.Of(all, KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(PaperTemplateVersion version) => new(-version.Number, "", "");
    }

    /// <summary>Show a version of a clause template</summary>
    /// <remarks>With its text, who prepared it and who released it.</remarks>
    /// <param name="id">Id of the template.</param>
    /// <param name="number">Number of the version.</param>
    public static Task<Found<PaperTemplateVersion>> Version(Guid id, int number, FitDatabase database) => database.Read(async sql =>
        new Found<PaperTemplateVersion>((await PaperTemplateTable.Version(sql, id, number) ?? throw Problems.NotFound()).Show(whole: true), 1));

    /// <summary>Show what a clause template makes</summary>
    /// <remarks>The draft, or else the version that counts, filled with invented facts and marked as a sample.</remarks>
    /// <param name="id">Id of the template.</param>
    public static Task<Told<PaperTemplatePreview>> Preview(Guid id, FitDatabase database, TimeProvider clock) => database.Read(async sql =>
    {
        var row = await Find(sql, id);
        var body = row.Draft ?? (row.Published is { } number ? (await PaperTemplateTable.Version(sql, id, number))!.Body : "");
        var (text, faults) = PaperTemplateText.Read(body);
        var template = row.Show(whole: false);
        var facts = ApiExamples.PaperFacts(template.LegalModel ?? LegalModel.FitStore, template.Line ?? ContractLineKind.Nachnutzung, BerlinTime.Today(clock));
        return new Told<PaperTemplatePreview>(new PaperTemplatePreview
        {
            Document = text?.Fill(new PaperValues(facts), PaperMaker.Reference(facts), facts.MadeOn, watermark: "Muster"),
            Errors = [.. faults.Select(fault => fault.Show())],
        });
    });

    /// <summary>List the placeholders that templates may use</summary>
    /// <remarks>The list is closed: a text with any other one cannot be published.</remarks>
    public static Listing<Page<PaperPlaceholder>, PaperPlaceholder> Placeholders([AsParameters] PageQuery page, HttpContext http, Cursors cursors)
    {
        return Listing.Of([.. PaperPlaceholders.All.OrderBy(KeyOf)], KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(PaperPlaceholder placeholder) => new((int)placeholder.Type, placeholder.Name, placeholder.List ?? "");
    }

    private static async Task<PaperTemplateRow> Find(Sql sql, Guid id) => await PaperTemplateTable.Find(sql, id) ?? throw Problems.NotFound();

    private static Found<PaperTemplate> Answer(PaperTemplateRow row) => new(row.Show(whole: true), row.Version);
}

/// <summary>Rules of <see cref="NewPaperTemplate"/>.</summary>
internal sealed class NewPaperTemplateValidator : AbstractValidator<NewPaperTemplate>
{
    public NewPaperTemplateValidator() => RuleFor(template => template.Kind)
        .NotEqual(AdoptionDocumentKind.SignedCopy).WithErrorCode(InputErrorCodes.NotAllowedValue)
        .WithMessage(_ => new Sentence("Die unterschriebene Fassung wird hochgeladen, nicht aus einer Vorlage erstellt.", "The signed copy is uploaded, not made from a template.").ToString());
}

/// <summary>Rules of <see cref="PaperTemplatePatch"/>: what a draft says may be wrong for a while.</summary>
internal sealed class PaperTemplatePatchValidator : AbstractValidator<PaperTemplatePatch>
{
    public PaperTemplatePatchValidator() => RuleFor(template => template.Body).AtMost(PaperTemplateTable.LongestBody).Plain();
}
