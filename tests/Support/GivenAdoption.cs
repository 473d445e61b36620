using System.Collections.Concurrent;
using System.Text.Json;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Support;

/// <summary>
/// Brings adoptions to any state, each act by a sample account that may do it. Organisations with accounts in every role: Thüringen,
/// Mecklenburg-Vorpommern, Nordhausen and the operator.
/// </summary>
internal sealed class GivenAdoption(ApiUnderTest api) : IDisposable
{
    private readonly ConcurrentDictionary<string, Client> clients = new(StringComparer.Ordinal);
    private IReadOnlyList<SampleAccount>? accounts;

    /// <summary>An offer of a new service whose contracts Länder make with the operator and pass on to their Kommunen.</summary>
    public Task<Guid> Offer(LegalModel model = LegalModel.FitStore) => PricedOffers.Add(
        api, PricedOffers.Sheet(PricedOffers.Shared(1_200_000, (AllocationKey.Equal, "1"))), model, throughOperator: model == LegalModel.FitStore);

    /// <summary>An account with a role in an organisation.</summary>
    public async Task<Client> Of(string organisation, Role role)
    {
        accounts ??= (await api.Visitor().Get<Page<SampleAccount>>("/v1/sample-accounts?limit=100")).Items;
        var email = accounts
            .Where(account => account.Organisation == organisation && account.Roles.Contains(role) && accounts.Count(other => other.Email == account.Email) == 1)
            .OrderBy(account => account.Roles.Count)
            .Select(account => account.Email)
            .FirstOrDefault() ?? throw new InvalidOperationException($"No sample account of {organisation} is {role}.");
        return await As(email);
    }

    public Task<Client> Of(OrganisationRef organisation, Role role) => Of(organisation.Name, role);

    /// <summary>A sample account; its client lives as long as this.</summary>
    public async Task<Client> As(string email) => clients.TryGetValue(email, out var known) ? known : clients.GetOrAdd(email, await api.As(email));

    /// <summary>A draft in which nothing is missing.</summary>
    public async Task<Adoption> Draft(Guid offer, string adopterEditor = Given.LandEditor)
    {
        var editor = await As(adopterEditor);
        var draft = await editor.Post<Adoption>("/v1/adoptions", new NewAdoption { Offer = offer });
        return await editor.Patch<Adoption>($"/v1/adoptions/{draft.Id}", Given.Wishes with { WishedStart = ThisMonth }, draft.Version);
    }

    /// <summary>An adoption in a state, of an offer of a new service where none is named.</summary>
    public async Task<Adoption> In(AdoptionState state, Guid? offer = null, string adopterEditor = Given.LandEditor)
    {
        var adoption = await Draft(offer ?? await Offer(), adopterEditor);
        foreach (var act in Way(state))
        {
            // Where no operator stands between, the store forwards by itself.
            if (act != AdoptionAct.Forward || adoption.State == AdoptionState.Interest)
            {
                adoption = await Do(adoption, act);
            }
        }

        return adoption;
    }

    /// <summary>Carries out an act by who may, with all that goes before it in the same state.</summary>
    public async Task<Adoption> Do(Adoption adoption, AdoptionAct act)
    {
        switch (act)
        {
            case AdoptionAct.ExpressInterest:
                return await Move(await Of(adoption.Adopter, Role.Editor), adoption, "interests");
            case AdoptionAct.Forward:
                return await Move(await Of(adoption.Addressee, Role.Editor), adoption, "forwardings");
            case AdoptionAct.Agree:
                return await Confirm(await Of(Counterpart(adoption), Role.Approver), await Confirm(await Of(adoption.Adopter, Role.Editor), adoption));
            case AdoptionAct.Decline:
                return await Move(await Of(Counterpart(adoption), Role.Approver), adoption, "declines", new Decline { Reason = "Der Dienst wird abgelöst." });
            case AdoptionAct.PrepareOffer:
                return await Move(await Of(adoption.Addressee, Role.Editor), adoption, "offer-preparations", new NewOfferPreparation { BindingUntil = Today.AddDays(30) });
            case AdoptionAct.MakeBindingOffer:
                return await Move(await Of(adoption.Addressee, Role.Approver), await Do(adoption, AdoptionAct.PrepareOffer), "binding-offers");
            case AdoptionAct.Accept:
                return await Accept(adoption);
            case AdoptionAct.Lapse:
                await Clock(adoption.BindingUntil!.Value.AddDays(1));
                return await Read(adoption);
            case AdoptionAct.StartOnboarding:
                return await Move(await Of(adoption.Adopter, Role.Editor), adoption, "onboarding-starts");
            case AdoptionAct.StartTest:
                await CompleteChecklist(adoption.Id);
                return await Move(await Of(adoption.Adopter, Role.Editor), adoption, "test-starts");
            case AdoptionAct.FailTest:
                return await Move(await Of(adoption.Adopter, Role.Editor), adoption, "test-failures", new TestFailure { Reason = "Die Zustellung kam nicht an." });
            case AdoptionAct.GoLive:
                return await Move(await Of(adoption.Adopter, Role.Approver), adoption, "go-lives");
            case AdoptionAct.Pause:
                return await Move(await Of(adoption.Adopter, Role.Approver), adoption, "pauses", new Pause { Reason = "Ein Gesetz ändert sich." });
            case AdoptionAct.Resume:
                return await Move(await Of(adoption.Adopter, Role.Approver), adoption, "resumptions");
            case AdoptionAct.Terminate:
                return await Terminate(await Of(adoption.Adopter, Role.Signatory), adoption);
            case AdoptionAct.End:
                await Clock(adoption.EndsOn!.Value.AddDays(1));
                return await Read(adoption);
            case AdoptionAct.Withdraw:
                return await Move(await Of(adoption.Adopter, Role.Editor), adoption, "withdrawals", new Withdrawal());
            default:
                throw new InvalidOperationException($"Nobody does {act}.");
        }
    }

    /// <summary>Confirms what the store proposes.</summary>
    public static async Task<Adoption> Confirm(Client client, Adoption adoption)
    {
        var agreement = await client.Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement");
        return await Move(client, adoption, "agreements", agreement.Proposal);
    }

    /// <summary>Signs for the organisation of a signatory.</summary>
    public async Task<HttpResponseMessage> Sign(Client signatory, Adoption adoption, string? signedCopy = null, Acceptance? acceptance = null) => await signatory.Send(
        HttpMethod.Post,
        $"/v1/adoptions/{adoption.Id}/acceptances",
        acceptance ?? await AcceptanceOf(adoption, signedCopy),
        adoption.Version,
        Guid.NewGuid().ToString(),
        ("FitStore-Fresh-Sign-In", await Fresh(signatory, FreshAct.SignContract)));

    /// <summary>What accepting an offer says: the documents as they are on record.</summary>
    public async Task<Acceptance> AcceptanceOf(Adoption adoption, string? signedCopy = null) => new()
    {
        Consent = true,
        Documents = await api.Services.GetRequiredService<FitDatabase>().Read(sql => Api.Documents.PaperTable.HashesOfOffer(sql, adoption.Id)),
        SignsAs = "Leiterin des Amtes für Digitalisierung",
        SignedCopy = signedCopy,
    };

    /// <summary>Uploads a copy that was signed by hand; answers its hash.</summary>
    public static async Task<string> SignedCopy(Client client, Adoption adoption, string text = "unterschrieben") =>
        (await GivenConnection.Upload(client, adoption.Id, "vertrag.txt", text: text)).Sha256;

    /// <summary>Terminates with notice, or by a right.</summary>
    public static async Task<Adoption> Terminate(Client signatory, Adoption adoption, Guid? right = null)
    {
        var effect = await signatory.Get<TerminationEffect>($"/v1/adoptions/{adoption.Id}/termination-effect");
        using var reply = await SendTermination(signatory, adoption, new NewTermination
        {
            Kind = right is null ? TerminationKind.Ordinary : TerminationKind.Special,
            Right = right,
            Reason = "Wir gehen einen anderen Weg.",
            LinesBelow = effect.LinesBelow,
        });
        return await Client.Read<Adoption>(reply);
    }

    public static async Task<HttpResponseMessage> SendTermination(Client signatory, Adoption adoption, NewTermination termination) => await signatory.Send(
        HttpMethod.Post,
        $"/v1/adoptions/{adoption.Id}/terminations",
        termination,
        adoption.Version,
        Guid.NewGuid().ToString(),
        ("FitStore-Fresh-Sign-In", await Fresh(signatory, FreshAct.TerminateContract)));

    /// <summary>A newer version of an offer's terms that the running adoptions are asked about; answers its number.</summary>
    public async Task<int> NewTerms(Guid offer, DateOnly validFrom, Func<TermsContent, TermsContent>? change = null)
    {
        var version = 0;
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            version = await write.Value<int>("select max(version) from terms where offer_id = @offer", new { offer }) + 1;
            var newest = await write.Row<string>("select content from terms where offer_id = @offer and version = @known", new { offer, known = version - 1 });
            var content = JsonSerializer.Deserialize(newest!, ContractsJson.Default.TermsContent)!;
            await OfferTable.AddTerms(write, offer, version, validFrom, change?.Invoke(content) ?? content);
            await TermsProposals.Propose(write, offer, version, validFrom);
            var service = await write.Value<Guid>("select service_id from offers where id = @offer", new { offer });
            write.Record("terms.published", $"offer/{offer}", ("service", service.ToString()));
            return new Gone();
        });
        return version;
    }

    /// <summary>A fresh sign-in of a sample account for an act.</summary>
    public static async Task<string> Fresh(Client client, FreshAct act) =>
        (await client.Post<FreshSignIn>("/v1/fresh-sign-ins", new NewFreshSignIn { Act = act, Password = ApiUnderTest.Password }, idempotent: false)).Token;

    /// <summary>The adoption as its adopter reads it.</summary>
    public async Task<Adoption> Read(Adoption adoption) => await (await Of(adoption.Adopter, Role.Editor)).Get<Adoption>($"/v1/adoptions/{adoption.Id}");

    /// <summary>The contract of an adoption, as its buyer reads it.</summary>
    public async Task<ContractLine> Line(Adoption adoption)
    {
        var buyer = await Of(adoption.Adopter, Role.Editor);
        var listed = (await buyer.Get<Page<ContractLine>>($"/v1/contract-lines?adoption={adoption.Id}")).Items[0];
        return await buyer.Get<ContractLine>($"/v1/contract-lines/{listed.Id}");
    }

    /// <summary>The clock comes to noon of a day and does what is due. Accounts sign in anew after it.</summary>
    public async Task<int> Clock(DateOnly day)
    {
        var until = day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc) - api.Clock.GetUtcNow().UtcDateTime;
        if (until > TimeSpan.Zero)
        {
            api.Clock.Forward(until);
            api.ForgetSessions();
            clients.Clear();
        }

        return await api.Services.GetRequiredService<AdoptionTurn>().Look();
    }

    /// <summary>Every item of the checklist is done; that has tests of its own.</summary>
    public Task CompleteChecklist(Guid adoption) => api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
    {
        await write.Execute("update checklist_items set state = 'done' where adoption_id = @adoption", new { adoption });
        return new Gone();
    });

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    /// <summary>The other side of the coordination.</summary>
    public static OrganisationRef Counterpart(Adoption adoption) =>
        adoption.LegalModel == LegalModel.FitStore && adoption.Addressee.Kind != OrganisationKind.Operator ? adoption.Addressee : adoption.Provider;

    private DateOnly Today => BerlinTime.Today(api.Clock);

    private string ThisMonth => Today.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Adoption> Move(Client client, Adoption adoption, string path, object? body = null) =>
        await client.Post<Adoption>($"/v1/adoptions/{adoption.Id}/{path}", body, adoption.Version);

    private async Task<Adoption> Accept(Adoption adoption)
    {
        var adopter = await Of(adoption.Adopter, Role.Signatory);
        if (adoption.Form != ContractForm.Written)
        {
            using var reply = await Sign(adopter, adoption);
            return await Client.Read<Adoption>(reply);
        }

        var copy = await SignedCopy(await Of(adoption.Adopter, Role.Editor), adoption);
        using var first = await Sign(adopter, adoption, copy);
        var signed = await Client.Read<Adoption>(first);
        using var second = await Sign(await Of(adoption.Addressee, Role.Signatory), signed, copy);
        return await Client.Read<Adoption>(second);
    }

    /// <summary>The acts that lead from a draft to a state.</summary>
    private static AdoptionAct[] Way(AdoptionState state)
    {
        AdoptionAct[] toOffer = [AdoptionAct.ExpressInterest, AdoptionAct.Forward, AdoptionAct.Agree, AdoptionAct.MakeBindingOffer];
        AdoptionAct[] toLive = [.. toOffer, AdoptionAct.Accept, AdoptionAct.StartOnboarding, AdoptionAct.StartTest, AdoptionAct.GoLive];
        return state switch
        {
            AdoptionState.Draft => [],
            AdoptionState.Interest => toOffer[..1],
            AdoptionState.Coordination => toOffer[..2],
            AdoptionState.Agreed => toOffer[..3],
            AdoptionState.Offered => toOffer,
            AdoptionState.Lapsed => [.. toOffer, AdoptionAct.Lapse],
            AdoptionState.Contracted => toLive[..5],
            AdoptionState.Onboarding => toLive[..6],
            AdoptionState.Testing => toLive[..7],
            AdoptionState.Live => toLive,
            AdoptionState.Dormant => [.. toLive, AdoptionAct.Pause],
            AdoptionState.Terminating => [.. toLive[..5], AdoptionAct.Terminate],
            AdoptionState.Ended => [.. toLive[..5], AdoptionAct.Terminate, AdoptionAct.End],
            AdoptionState.Declined => [.. toOffer[..2], AdoptionAct.Decline],
            _ => [AdoptionAct.Withdraw],
        };
    }
}
