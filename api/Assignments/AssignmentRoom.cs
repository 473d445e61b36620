using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Assignments;

/// <summary>
/// Carries out what was released, one job after the other, by whichever instance claims it first. Documents are made outside of any
/// transaction; then one transaction writes every adoption, or none. A claim ends by itself, so a job whose instance has ended is taken up
/// by another one, from its beginning: nothing but files is there by then, and a sweep removes those that nothing refers to.
/// </summary>
internal sealed class AssignmentRoom(
    FitDatabase database,
    CurrentCatalogue catalogue,
    OrganisationRegister register,
    CurrentReferenceData reference,
    PaperMaker papers,
    AdoptionNews news,
    TimeProvider clock,
    ILogger<AssignmentRoom> log)
{
    /// <summary>Kommunen after whose documents the progress is told and the claim renewed.</summary>
    private const int Step = 25;

    private const int MostAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BeforeNextAttempt = TimeSpan.FromSeconds(20);

    [StringSyntax("Sql")]
    private const string SetLines = """
        update adoptions
        set line_id = (select l.id from contract_lines l where l.adoption_id = adoptions.id)
        where id in (@ids)
        """;

    /// <summary>A Kommune whose documents are made.</summary>
    private sealed record Made(Recipient Recipient, Guid Adoption, Guid Line, long? FirstYear, IReadOnlyList<MadePaper> Papers);

    /// <summary>What is wrong now that was right when it was prepared.</summary>
    private sealed class RefusedException(string? failure, IReadOnlyList<AssignmentError> errors) : Exception
    {
        public string? Failure => failure;

        public IReadOnlyList<AssignmentError> Errors => errors;
    }

    /// <summary>The job was cancelled, or another instance has it.</summary>
    private sealed class LostException : Exception;

    /// <summary>Takes the job that waits longest and carries it out; false where none waits.</summary>
    public async Task<bool> Work(CancellationToken stopping)
    {
        if (await database.Read(sql => AssignmentTable.Due(sql, clock.GetUtcNow())) is not { } id)
        {
            return false;
        }

        var claim = Guid.CreateVersion7(clock.GetUtcNow());
        if (!await Settle(write => AssignmentTable.Take(write, id, claim, Until)))
        {
            return true;
        }

        var job = (await database.Read(sql => AssignmentTable.Find(sql, id)))!;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(job.Language);
        try
        {
            await Carry(job, claim, stopping);
        }
        catch (LostException)
        {
            log.LogInformation("The assignment {Assignment} was cancelled or taken over.", id);
        }
        catch (RefusedException refused)
        {
            await Fail(job, claim, refused.Failure, refused.Errors);
        }
        catch (Exception exception) when (exception is OperationCanceledException || (exception is ProblemException { RetryAfter: not null } && job.Attempts < MostAttempts))
        {
            // The program ends, or the database is busy: the job waits for who comes next.
            await Settle(async write => await AssignmentTable.PutBack(write, id, claim, clock.GetUtcNow() + (stopping.IsCancellationRequested ? TimeSpan.Zero : BeforeNextAttempt)) == 1);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The assignment {Assignment} has failed.", id);
            await Fail(job, claim, Broken.ToString(), []);
        }

        return true;
    }

    private static Sentence Broken => new(
        "Die Zuweisung wurde durch einen Fehler bei uns unterbrochen. Es ist nichts geschrieben; bereiten Sie sie noch einmal vor.",
        "The assignment was interrupted by an error of ours. Nothing was written; prepare it again.");

    private DateTimeOffset Until => clock.GetUtcNow() + Lease;

    private async Task Carry(AssignmentRow job, Guid claim, CancellationToken stopping)
    {
        if (job.Attempts > MostAttempts)
        {
            throw new RefusedException(Broken.ToString(), []);
        }

        var recipients = (await database.Read(sql => AssignmentTable.Recipients(sql, job.Id)))
            .Select(row => new Recipient(row.Line, register.Current.Find(row.OrganisationId)!)).ToList();
        var assigned = await database.Read(sql => Judge(sql, job, recipients));
        await Tell(job, claim, AssignmentState.Validating, AssignmentState.MakingDocuments, made: 0);
        var made = await MakeDocuments(job, claim, assigned, recipients, stopping);
        await Tell(job, claim, AssignmentState.MakingDocuments, AssignmentState.Writing, made.Count);
        await Write(job, claim, recipients, made);
    }

    /// <summary>Everything that decides, looked at anew: a contract may have ended, a Kommune may have asked by itself.</summary>
    private async Task<AssignedOffer> Judge(Sql sql, AssignmentRow job, IReadOnlyList<Recipient> recipients)
    {
        var asked = new NewAssignment
        {
            Offer = job.OfferId,
            TermsVersion = job.TermsVersion,
            Start = job.StartMonth,
            BindingUntil = job.BindingUntil,
            LegalBasis = job.LegalBasis,
            Recipients = [],
        };
        try
        {
            var assigned = await AskAssignment.Of(sql, asked, job.AssignerId, catalogue.Index, register.Current, reference);
            var (_, wrong) = AssignmentList.Judge([.. recipients.Select(recipient => new ListedLine(recipient.Line, recipient.Kommune.Ars ?? ""))], assigned.Situation);
            return wrong.Count == 0 ? assigned : throw new RefusedException(null, [.. wrong.Select(error => error.Show())]);
        }
        catch (ProblemException problem) when (problem.RetryAfter is null)
        {
            throw new RefusedException((problem.Errors is [var only, ..] ? only.Detail : problem.Detail.ToString()), []);
        }
    }

    private async Task<IReadOnlyList<Made>> MakeDocuments(AssignmentRow job, Guid claim, AssignedOffer assigned, List<Recipient> recipients, CancellationToken stopping)
    {
        var made = new List<Made>(recipients.Count);
        var offer = new OfferInMonth(AskCost.Sources(register, catalogue, reference), assigned.Offer, assigned.Terms, assigned.Start);
        var provider = register.Current.Find(assigned.Offer.Entry.Service.Provider.Id)!;
        var templates = await papers.Templates();
        var underWay = new ParallelOptions { MaxDegreeOfParallelism = 4 * Environment.ProcessorCount, CancellationToken = stopping };
        foreach (var some in recipients.Chunk(Step))
        {
            // Prices are shared item by item in one room, so one after the other; drawing pages is what takes long, and waiting for the disk:
            // more are under way than the machine can draw at once.
            var facts = some.Select(recipient => FactsOf(job, assigned, recipient, provider, new AgreedPrice(assigned.Terms, CostOf(offer, recipient)))).ToList();
            var drawn = new IReadOnlyList<MadePaper>[facts.Count];
            await Parallel.ForAsync(0, facts.Count, underWay, async (place, _) => drawn[place] = await papers.Offer(facts[place], templates));
            made.AddRange(some.Select((recipient, place) => new Made(
                recipient, facts[place].Adoption, Guid.CreateVersion7(clock.GetUtcNow()), facts[place].Agreed.FirstYear?.Cents, drawn[place])));
            await Tell(job, claim, AssignmentState.MakingDocuments, AssignmentState.MakingDocuments, made.Count);
        }

        return made;
    }

    /// <summary>Everything that the documents of a Kommune are filled from.</summary>
    private PaperFacts FactsOf(AssignmentRow job, AssignedOffer assigned, Recipient recipient, Organisation provider, AgreedPrice price)
    {
        var now = clock.GetUtcNow();
        var adoption = Guid.CreateVersion7(now);
        return new PaperFacts
        {
            Adoption = adoption,
            Line = RowOf(job, assigned, recipient, adoption, null, now).Line,
            LegalModel = assigned.Offer.Offer.LegalModel,
            Form = ContractForm.Text,
            Service = assigned.Offer.Entry.Service,
            Offer = assigned.Offer.Offer,
            Terms = assigned.Terms,
            Seller = assigned.Situation.Assigner,
            Buyer = recipient.Kommune,
            Provider = provider,
            Agreed = new AgreementTerms { TermsVersion = job.TermsVersion, Start = job.StartMonth, FirstYear = price.FirstYear },
            Cost = price.Preview,
            BindingUntil = job.BindingUntil,
            LegalBasis = job.LegalBasis,
            MadeOn = BerlinTime.Today(clock),
        };
    }

    /// <summary>What the Kommune pays and why; nothing where a value it is computed from is not on record.</summary>
    private CostPreview? CostOf(OfferInMonth offer, Recipient recipient)
    {
        if (!CostQuery.HasPrices(offer.Offer))
        {
            return null;
        }

        var land = register.Current.OfLand(recipient.Kommune.Land!)!;
        try
        {
            return PreviewCost.Of(new CostQuestion(offer, recipient.Kommune, land, offer.Default(offer.Year.PlaceOf(land.Land!)), IsAssumed: false, Uses: null));
        }
        catch (ProblemException missing) when (missing.Kind.Code == ProblemCodes.ReferenceDataMissing)
        {
            return null;
        }
    }

    /// <summary>All adoptions with lines, documents, events, ledger entries and mails: all of them, or none.</summary>
    private Task<Gone> Write(AssignmentRow job, Guid claim, IReadOnlyList<Recipient> recipients, IReadOnlyList<Made> made) => database.Write(ActOf(job), async write =>
    {
        var assigned = await Judge(write, job, recipients);
        if (!await AssignmentTable.Finish(write, job.Id, claim, AssignmentState.Done))
        {
            throw new LostException();
        }

        var deadlines = await Deadlines.Read(write);
        var rows = made.Select(one =>
        {
            var row = RowOf(job, assigned, one.Recipient, one.Adoption, one.FirstYear, write.Now);
            return row with { DueOn = deadlines.DueOn(row, BerlinTime.DateOf(write.Now)) };
        }).ToList();
        await AdoptionTable.Add(write, rows);

        var above = await ContractLines.OfBuyer(write, job.ServiceId, job.AssignerId);
        var lines = await ContractLines.Add(write, [.. rows.Zip(made, (row, one) =>
        {
            var line = ContractLines.Of(one.Line, row, assigned.Terms, ContractForm.Text, above?.Id, write.Now);
            return job.LegalBasis is null ? line : ContractLines.Concluded(line, job.StartMonth, write.Now);
        })]);
        await write.ExecuteOf(SetLines, made.Select(one => one.Adoption));
        await PaperTable.Add(write, [.. made.Select(one => (one.Adoption, one.Papers))], binding: true);
        await AdoptionTable.AddEvents(
            write, [.. made.Select(one => (one.Adoption, job.AssignerId, job.LegalBasis, job.LegalBasisSalt))], AdoptionAct.Assign, rows[0].Stage, ActOf(job));
        if (job.LegalBasis is not null)
        {
            await TermsProposals.CatchUp(write, job.OfferId, job.TermsVersion, [.. rows.Select(row => row.Id)]);
        }

        var basis = job.LegalBasis is { } text ? Digest.Compute(job.LegalBasisSalt!, text) : null;
        for (var place = 0; place < made.Count; place++)
        {
            var (row, one) = (rows[place], made[place]);
            write.Record(
                "adoption.assigned",
                $"adoption/{one.Adoption}",
                ("service", job.ServiceId.ToString()),
                ("to", row.State),
                ("assignment", job.Id.ToString()),
                ("line", one.Line.ToString()),
                ("legalBasis", basis),
                ("documents", new JsonArray([.. one.Papers.Select(paper => (JsonNode)paper.Sha256)])));
        }

        await news.Tell(
            write, [.. rows.Zip(lines, (row, line) => (row with { LineId = line.Id, ContractNumber = line.Number }, job.LegalBasis))], AdoptionAct.Assign, job.AssignerId);
        await AssignmentTable.SetAdoptions(write, job);
        write.Record("assignment.done", $"assignment/{job.Id}", ("service", job.ServiceId.ToString()), ("kommunen", made.Count));
        await AssignmentNews.Tell(write, MailKind.AssignmentDone, job, register, assigned.Offer.Entry.Service);
        return new Gone();
    });

    /// <summary>The adoption of a Kommune as it starts.</summary>
    private static AdoptionRow RowOf(AssignmentRow job, AssignedOffer assigned, Recipient recipient, Guid id, long? firstYear, DateTimeOffset now) => new()
    {
        Id = id,
        Version = 1,
        State = (job.LegalBasis is null ? AdoptionState.Offered : AdoptionState.Contracted).Name(),
        StateSince = now,
        Route = AdoptionRoute.Provider.Name(),
        ServiceId = job.ServiceId,
        Slug = assigned.Offer.Entry.Service.Slug,
        OfferId = job.OfferId,
        TermsVersion = job.TermsVersion,
        AdopterId = recipient.Kommune.Id,
        ProviderId = assigned.Offer.Entry.Service.Provider.Id,
        AddresseeId = job.AssignerId,
        InterestAt = now,
        StartMonth = job.StartMonth,
        Form = ContractForm.Text.Name(),
        BindingUntil = job.BindingUntil,
        PreparedBy = job.PreparedBy,
        ReleasedBy = job.ReleasedBy,
        LegalBasis = job.LegalBasis,
        LegalBasisSalt = job.LegalBasisSalt,
        FirstYear = firstYear,
        OfferSellerId = assigned.Offer.Offer.Seller.Id,
        LegalModel = assigned.Offer.Offer.LegalModel.Name(),
        AdopterKind = recipient.Kommune.Kind.Name(),
        AddresseeKind = assigned.Situation.Assigner.Kind.Name(),
        Provenance = Provenance.Declared.Name(),
        CreatedAt = now,
    };

    /// <summary>Who answers for it: who released it, for the assigner.</summary>
    private Act ActOf(AssignmentRow job) => new()
    {
        AccountId = job.ReleasedBy,
        Organisation = register.Current.Ref(job.AssignerId),
        Mandate = job is { MandateId: { } mandate, AgentId: { } agent }
            ? new() { Id = mandate, Principal = register.Current.Ref(job.AssignerId), Agent = register.Current.Ref(agent), Roles = [], Until = BerlinTime.Today(clock) }
            : null,
    };

    private async Task Tell(AssignmentRow job, Guid claim, AssignmentState from, AssignmentState to, int made)
    {
        if (!await Settle(write => AssignmentTable.Progress(write, job.Id, claim, from, to, made, Until)))
        {
            throw new LostException();
        }
    }

    private Task<Gone> Fail(AssignmentRow job, Guid claim, string? failure, IReadOnlyList<AssignmentError> errors) => database.Write(ActOf(job), async write =>
    {
        if (await AssignmentTable.Finish(write, job.Id, claim, AssignmentState.Failed, failure, errors))
        {
            write.Record("assignment.failed", $"assignment/{job.Id}", ("service", job.ServiceId.ToString()));
            await AssignmentNews.Tell(write, MailKind.AssignmentFailed, job, register, catalogue.Index.FindOffer(job.OfferId)!.Value.Entry.Service, failure);
        }

        return new Gone();
    });

    private async Task<bool> Settle(Func<Write, Task<bool>> change)
    {
        var settled = false;
        await database.Write(new Act(), async write =>
        {
            settled = await change(write);
            return new Gone();
        });
        return settled;
    }
}

/// <summary>Looks for released assignments every second.</summary>
internal sealed class AssignmentClock(AssignmentRoom room, TimeProvider clock, ILogger<AssignmentClock> log) : RecurringWork(TimeSpan.FromSeconds(1), clock, log)
{
    protected override async Task Look(CancellationToken cancel)
    {
        while (await room.Work(cancel))
        {
            // One job after the other, until none waits.
        }
    }
}
