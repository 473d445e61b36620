using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Feedback;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <summary>
/// For every operation a call that succeeds, arranged through the API. An operation whose address nobody can fill fails the
/// test with a sentence, so that a later endpoint is not left out.
/// </summary>
internal sealed partial class Samples(ApiUnderTest api) : IAsyncDisposable
{
    /// <summary>Entries that are brought about for lists which start empty.</summary>
    private const int Several = 4;

    private readonly ConcurrentDictionary<string, Client> clients = new(StringComparer.Ordinal);
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);
    private IReadOnlyList<Offer>? fitStoreOffers;
    private RegisterImport? importedFirst;
    private int turn;

    /// <summary>Somebody without an account.</summary>
    public Client Visitor => clients.GetOrAdd("", _ => api.Visitor());

    /// <summary>A sample account; its client lives as long as these samples.</summary>
    public async Task<Client> As(string email) => clients.TryGetValue(email, out var known) ? known : clients.GetOrAdd(email, await api.As(email));

    /// <summary>A call of the operation by somebody who may, of something that is there.</summary>
    public async Task<Call> Of(Operation operation)
    {
        var call = await Place(operation);
        Assert.That(call.Address, Does.Not.Contain("{"), $"Nobody knows what to put into the address of {operation}. Say it in {nameof(Samples)}.{nameof(Place)}.");
        return call.Body is null ? call with { Body = await BodyOf(operation, call.Caller) } : call;
    }

    /// <summary>An adoption by the caller's organisation of a service it has nothing to do with yet.</summary>
    public async Task<Adoption> Adoption(Client adopter, AdoptionState state, AdoptionRoute? route = null)
    {
        while (true)
        {
            var offer = await FreeOffer(adopter);
            var adoption = await adopter.Post<Adoption>("/v1/adoptions", new NewAdoption { Offer = offer.Id });
            if (route is { } wanted && adoption.Route != wanted)
            {
                await Withdraw(adopter, adoption);
                continue;
            }

            adoption = await adopter.Patch<Adoption>($"/v1/adoptions/{adoption.Id}", Given.Wishes, adoption.Version);
            if (state == AdoptionState.Draft)
            {
                return adoption;
            }

            return await adopter.Post<Adoption>($"/v1/adoptions/{adoption.Id}/interests", version: adoption.Version);
        }
    }

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        given.Dispose();
        inSeptember?.Dispose();
        if (september is not null)
        {
            await september.DisposeAsync();
        }
    }

    private async Task<Call> Place(Operation operation)
    {
        if (await OfLife(operation) is { } life)
        {
            return life;
        }

        if (await OfPapers(operation) is { } paper)
        {
            return paper;
        }

        var path = operation.Path;
        if (await OfConnections(operation) is { } connection)
        {
            return connection;
        }

        if (path.StartsWith("/v1/adoptions/{id}", StringComparison.Ordinal))
        {
            return await OfAdoption(operation);
        }

        if (path.StartsWith("/v1/saved-searches", StringComparison.Ordinal))
        {
            return await OfSavedSearch(operation);
        }

        if ((await OfEntering(operation) ?? await OfComparing(operation)) is { } known)
        {
            return known;
        }

        if (await OfNotices(operation) is { } notices)
        {
            return notices;
        }

        if ((await OfOffers(operation) ?? await OfLists(operation)) is { } published)
        {
            return published;
        }

        if (await OfSearch(operation) is { } search)
        {
            return search;
        }

        if (await OfCost(operation) is { } cost)
        {
            return cost;
        }

        if (await OfReferenceData(operation) is { } reference)
        {
            return reference;
        }

        if (await OfFiles(operation) is { } file)
        {
            return file;
        }

        if (await OfPublishing(operation) is { } publishing)
        {
            return publishing;
        }

        if ((await OfComparisons(operation) ?? await OfDemand(operation)) is { } comparison)
        {
            return comparison;
        }

        switch (path)
        {
            case "/v1/services/{slug}" or "/v1/services/{slug}/offers" or "/v1/services/{slug}/reuse":
                return new Call(operation, Visitor, path.Replace("{slug}", Given.Slug, StringComparison.Ordinal));
            case "/v1/organisations/{idOrArs}":
                return new Call(operation, Visitor, "/v1/organisations/16");
            case "/v1/offers/{id}" or "/v1/offers/{id}/terms" or "/v1/offers/{id}/terms/{version}":
                var offer = await Given.Offer(Visitor, "elektronische-wohnsitzanmeldung");
                return new Call(operation, Visitor, path.Replace("{id}", offer.Id.ToString(), StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal));
            case "/v1/adoptions":
                var adopter = await As(Given.LandEditor);
                await Fill(operation, () => Adoption(adopter, AdoptionState.Draft));
                return new Call(operation, adopter, path);
            case "/v1/demands":
                var kommune = await As(Given.KommuneEditor);
                await Fill(operation, () => Adoption(kommune, AdoptionState.Interest, AdoptionRoute.Demand));
                return new Call(operation, await As(Given.LandEditor), path);
            case "/v1/feedback" when operation.IsGet:
                await Fill(operation, Feedback);
                return new Call(operation, await As(Given.OperatorEditor), path);
            case "/v1/feedback/{id}":
                return new Call(operation, await As(Given.OperatorEditor), $"/v1/feedback/{(await Feedback()).Id}");
            case "/v1/register-imports" or "/v1/register-imports/{id}":
                return await OfRegisterImport(operation);
            case "/v1/sessions/current":
                return new Call(operation, await FreshSession(), path);
            case "/v1/sessions" or "/v1/sessions/{id}" when operation.Id != "openSession":
                return await OfSession(operation);
            case "/v1/invitations" or "/v1/invitations/{id}":
                return await OfInvitation(operation);
            case "/v1/members" or "/v1/members/{id}":
                return await OfMember(operation);
            case "/v1/retention-reports" or "/v1/retention-reports/{id}":
                return await OfRetention(operation);
            case "/v1/me" when operation.Method == "DELETE":
            case var _ when path.StartsWith("/v1/me/", StringComparison.Ordinal):
                return await OfMe(operation);
            default:
                return new Call(operation, operation.IsPublic ? Visitor : await As(Given.LandEditor), path);
        }
    }

    private async Task<Call> OfSession(Operation operation)
    {
        if (operation.IsGet)
        {
            await Fill(operation, () => Session(Given.LandEditor, ApiUnderTest.Password));
            return new Call(operation, await As(Given.LandEditor), operation.Path);
        }

        var person = await People.Person(api, await As(Given.LandAdmin));
        clients.TryAdd(person.Email, person.Client);
        await Session(person.Email, People.Password);
        var other = (await person.Client.Get<Page<SessionInfo>>("/v1/sessions")).Items.First(session => !session.IsThisOne);
        return new Call(operation, person.Client, operation.Path.Replace("{id}", other.Id.ToString(), StringComparison.Ordinal));
    }

    private Task<Session> Session(string email, string password) =>
        Visitor.Post<Session>("/v1/sessions", new NewSession { Email = email, Password = password }, idempotent: false);

    private async Task<Call> OfInvitation(Operation operation)
    {
        var admin = await As(Given.LandAdmin);
        await Fill(operation, () => People.Invite(admin));
        if (operation.Path == "/v1/invitations")
        {
            return new Call(operation, admin, operation.Path);
        }

        var invitation = await People.Invite(admin);
        return new Call(operation, admin, $"/v1/invitations/{invitation.Id}") { IfMatch = operation.TakesIfMatch ? Tag(invitation.Version) : null };
    }

    private async Task<Call> OfMember(Operation operation)
    {
        var admin = await As(Given.LandAdmin);
        if (operation.Path == "/v1/members")
        {
            return new Call(operation, admin, operation.Path);
        }

        var member = await People.Join(api, admin);
        return new Call(operation, admin, $"/v1/members/{member.Id}") { IfMatch = operation.TakesIfMatch ? Tag(member.Version) : null };
    }

    private async Task<Call> OfRetention(Operation operation)
    {
        var reader = await As(Given.OperatorEditor);
        await Fill(operation, () => Retention.Run(api.Services.GetRequiredService<FitDatabase>(), TimeSpan.Zero));
        var newest = (await reader.Get<Page<RetentionReport>>("/v1/retention-reports")).Items[0];
        return new Call(operation, reader, operation.Path.Replace("{id}", newest.Id.ToString(), StringComparison.Ordinal));
    }

    /// <summary>What a person does with its own account, by one that nobody else uses.</summary>
    private async Task<Call> OfMe(Operation operation)
    {
        var person = await People.Person(api, await As(Given.LandAdmin));
        clients.TryAdd(person.Email, person.Client);
        if (operation.Id is "renewRecoveryCodes" or "confirmSecondFactor")
        {
            await person.GetSecret();
        }

        if (operation.Id == "renewRecoveryCodes")
        {
            await person.Enrol();
        }

        var call = new Call(operation, person.Client, operation.Path);
        if (operation.Id == "confirmSecondFactor")
        {
            call = call with { Body = Json(new SecondFactorCode { Code = person.Code() }) };
        }

        return operation.FreshAct is { } act ? call.With("FitStore-Fresh-Sign-In", await person.FreshSignIn(act)) : call;
    }

    private async Task<Call> OfAdoption(Operation operation)
    {
        var adopter = await As(Given.LandEditor);
        var isOfDraft = operation.Method == "PATCH" || operation.Path.EndsWith("/interests", StringComparison.Ordinal);
        var adoption = await Adoption(adopter, isOfDraft ? AdoptionState.Draft : AdoptionState.Interest);
        if (operation is { IsGet: true, Path: "/v1/adoptions/{id}/messages" })
        {
            for (var number = 1; number <= Several; number++)
            {
                await adopter.Post<Message>($"/v1/adoptions/{adoption.Id}/messages", new NewMessage { Text = $"Frage {number}" });
            }
        }

        return new Call(operation, adopter, operation.Path.Replace("{id}", adoption.Id.ToString(), StringComparison.Ordinal))
        {
            IfMatch = operation.TakesIfMatch ? Tag(adoption.Version) : null,
        };
    }

    /// <summary>A body that is right: what the document shows, also of a file, except where it names things that must exist here.</summary>
    private async Task<string?> BodyOf(Operation operation, Client caller) => operation.BodyType switch
    {
        null => (string?)operation.BodyExample,
        nameof(NewSession) => Json(new NewSession { Email = Given.KommuneEditor, Password = ApiUnderTest.Password }),
        nameof(NewFreshSignIn) => Json(new NewFreshSignIn { Act = FreshAct.ChangePassword, Password = ApiUnderTest.Password }),
        nameof(MailToken) => Json(new MailToken { Token = operation.Id == "previewInvitation" ? await InvitationToken() : await EmailChangeToken() }),
        nameof(InvitationAcceptance) => Json(new InvitationAcceptance { Token = await InvitationToken(), Name = "Karim Yilmaz", Password = People.Password }),
        nameof(PasswordResetCompletion) => Json(new PasswordResetCompletion { Token = await PasswordToken(), Password = People.Password }),
        nameof(NewInvitation) => Json(new NewInvitation { Email = People.NewEmail(), Roles = [Role.Editor] }),
        nameof(EmailChange) => Json(new EmailChange { Email = People.NewEmail() }),
        nameof(NewAdoption) => Json(new NewAdoption { Offer = (await FreeOffer(caller)).Id }),
        nameof(AdoptionPatch) => Json(Given.Wishes),
        _ => operation.BodyExample!.ToJsonString(),
    };

    /// <summary>An import of the file in the document, which was imported before: the calls under test change nothing but the list of imports.</summary>
    private async Task<Call> OfRegisterImport(Operation operation)
    {
        const string query = "asOf=2020-12-31&source=Gemeindeverzeichnis";
        var desk = await As(Given.OperatorEditor);
        importedFirst ??= await Given.RegisterImport(desk, RegisterCsv.Example, query);
        await Fill(operation, () => Given.RegisterImport(desk, RegisterCsv.Example, query));
        return new Call(operation, desk, operation.Path.Replace("{id}", importedFirst.Id.ToString(), StringComparison.Ordinal)) { Query = operation.IsGet ? "" : query };
    }

    private async Task<string> InvitationToken() => (await api.Mailbox.Newest((await People.Invite(await As(Given.LandAdmin))).Email)).Token;

    private async Task<string> EmailChangeToken()
    {
        var person = await People.Person(api, await As(Given.LandAdmin));
        clients.TryAdd(person.Email, person.Client);
        var email = People.NewEmail();
        await person.ChangeEmail(email);
        return (await api.Mailbox.Newest(email)).Token;
    }

    private async Task<string> PasswordToken()
    {
        var member = await People.Join(api, await As(Given.LandAdmin));
        await Visitor.Post<Announcement>("/v1/password-resets", new PasswordReset { Email = member.Email }, idempotent: false);
        return (await api.Mailbox.Newest(member.Email)).Token;
    }

    /// <summary>The next offer under the legal model FIT-Store of a service for which the caller's organisation has nothing under way.</summary>
    private async Task<Offer> FreeOffer(Client caller)
    {
        fitStoreOffers ??= await FitStoreOffers();
        for (var tries = 0; tries < fitStoreOffers.Count; tries++)
        {
            var offer = fitStoreOffers[turn++ % fitStoreOffers.Count];
            var known = await caller.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={offer.Service}&limit=100");
            foreach (var open in known.Items.Where(IsOpen))
            {
                await Withdraw(caller, open);
            }

            if (known.Items.All(adoption => IsOpen(adoption) || adoption.State is AdoptionState.Withdrawn or AdoptionState.Ended or AdoptionState.Declined))
            {
                return offer;
            }
        }

        // The caller's organisation adopts every sample service by now.
        return await Visitor.Get<Offer>($"/v1/offers/{await given.Offer()}");
    }

    private static bool IsOpen(Adoption adoption) => adoption.State is AdoptionState.Draft or AdoptionState.Interest or AdoptionState.Coordination;

    private async Task<IReadOnlyList<Offer>> FitStoreOffers()
    {
        var offers = new List<Offer>();
        foreach (var card in (await Visitor.Get<ServiceList>("/v1/services?legalModel=fitStore&limit=100")).Items.Where(card => card.State == ServiceState.Published))
        {
            var offer = await Given.Offer(Visitor, card.Slug);
            if (offer.TermsInForce is not null)
            {
                offers.Add(offer);
            }
        }

        return offers;
    }

    private async Task Fill<T>(Operation operation, Func<Task<T>> make)
    {
        if (operation.IsGet && filled.Add(operation.Path))
        {
            for (var number = 0; number < Several; number++)
            {
                await make();
            }
        }
    }

    private async Task<FeedbackReceipt> Feedback() =>
        await Visitor.Post<FeedbackReceipt>("/v1/feedback", new NewFeedback { Text = "Der Vergleich ist mit der Tastatur nicht erreichbar." });

    private async Task<Client> FreshSession()
    {
        var session = await Visitor.Post<Session>("/v1/sessions", new NewSession { Email = Given.KommuneEditor, Password = ApiUnderTest.Password }, idempotent: false);
        var client = clients.GetOrAdd(session.Token, _ => api.Visitor());
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        return client;
    }

    private static async Task Withdraw(Client adopter, Adoption adoption) =>
        await adopter.Post<Adoption>($"/v1/adoptions/{adoption.Id}/withdrawals", new Withdrawal(), adoption.Version);

    private static string Json<T>(T body) => JsonSerializer.Serialize(body, ContractsJson.Default.Options.GetTypeInfo(typeof(T)));
}
