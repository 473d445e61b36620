using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of what organisations do to enter, to state facts and to let others act for them.</content>
internal sealed partial class Samples
{
    private const string OperatorApprover = "approver@betrieb.example.org";
    private const string OwnAdmin = "admin@thueringen.example.org";
    private const string PartnerAdmin = "admin@it-mitte.example.org";

    private readonly Queue<Organisation> gemeinden = new();

    private async Task<Call?> OfEntering(Operation operation)
    {
        var path = operation.Path;
        switch (path.Split('/').ElementAtOrDefault(2))
        {
            case "applications" when operation.Method == "POST" && path == "/v1/applications":
                return new Call(operation, Visitor, path);
            case "applications":
                return await OfApplication(operation);
            case "organisation-settings":
                var admin = await As(OwnAdmin);
                var settings = await admin.Get<OrganisationSettings>(path);
                return new Call(operation, admin, path) { IfMatch = operation.TakesIfMatch ? Tag(settings.Version) : null };
            case "mandates":
                return await OfMandate(operation);
            case "facts":
                return await OfFact(operation);
            case "offers" when path.EndsWith("/legal-paths", StringComparison.Ordinal):
                return new Call(operation, Visitor, $"/v1/offers/{(await Given.Offer(Visitor)).Id}/legal-paths") { Query = "organisation=16" };
            default:
                return null;
        }
    }

    private async Task<Call> OfApplication(Operation operation)
    {
        var approver = await As(OperatorApprover);
        var gemeinde = await Gemeinde();
        if (operation.Path == "/v1/applications")
        {
            await Fill(operation, () => Apply(gemeinde));
            return new Call(operation, approver, operation.Path);
        }

        var application = await Apply(gemeinde);
        await Fill(operation, () => Apply(gemeinde));
        if (operation.Path.EndsWith("/duplicates", StringComparison.Ordinal))
        {
            await Apply(gemeinde);
        }

        return new Call(operation, approver, operation.Path.Replace("{id}", application.Id.ToString(), StringComparison.Ordinal))
        {
            IfMatch = operation.TakesIfMatch ? Tag(1) : null,
            Body = operation.BodyType == nameof(Accreditation) ? Json(new Accreditation()) : null,
        };
    }

    private async Task<Call> OfMandate(Operation operation)
    {
        var (own, partner) = (await As(OwnAdmin), await As(PartnerAdmin));
        if (operation.Path == "/v1/mandates")
        {
            await Fill(operation, () => Offer(partner, own));
            return new Call(operation, own, operation.Path) { Body = operation.Method == "POST" ? Json(await NewMandate(partner)) : null };
        }

        var mandate = await Offer(partner, own);
        return new Call(operation, own, operation.Path.Replace("{id}", mandate.Id.ToString(), StringComparison.Ordinal))
        {
            IfMatch = operation.TakesIfMatch ? Tag(mandate.Version) : null,
        };
    }

    private async Task<Call> OfFact(Operation operation)
    {
        var own = await As(OwnAdmin);
        if (operation.Path == "/v1/facts")
        {
            await Fill(operation, async () => await own.Post<Fact>("/v1/facts", await NewFact(own)));
            return new Call(operation, own, operation.Path) { Body = operation.Method == "POST" ? Json(await NewFact(own)) : null };
        }

        var fact = await own.Post<Fact>("/v1/facts", await NewFact(own));
        var isOfOperator = operation.Path.EndsWith("/confirmations", StringComparison.Ordinal) || operation.Path.EndsWith("/refusals", StringComparison.Ordinal);
        return new Call(operation, isOfOperator ? await As(OperatorApprover) : own, operation.Path.Replace("{id}", fact.Id.ToString(), StringComparison.Ordinal))
        {
            IfMatch = operation.TakesIfMatch ? Tag(fact.Version) : null,
        };
    }

    private async Task<ApplicationReceipt> Apply(Organisation gemeinde) => await Visitor.Post<ApplicationReceipt>("/v1/applications", new NewApplication
    {
        Kind = OrganisationKind.Gemeinde,
        Name = gemeinde.Name,
        Ars = gemeinde.Ars,
        Mailbox = "poststelle@gemeinde.example.org",
        Responsible = new ResponsiblePerson { Name = "Jana Petersen", Email = $"jana.{Guid.NewGuid():n}@gemeinde.example.org" },
    });

    private static async Task<Mandate> Offer(Client principal, Client agent) => await principal.Post<Mandate>("/v1/mandates", await NewMandate(agent));

    private static async Task<NewMandate> NewMandate(Client agent) => new()
    {
        Agent = (await agent.Get<Me>("/v1/me")).ActingFor!.Id,
        Roles = [Role.Reader, Role.Editor],
        Until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30),
    };

    /// <summary>A fact that is not on record yet; an earlier one like it is ended.</summary>
    private async Task<NewFact> NewFact(Client own)
    {
        var fact = new NewFact { Kind = FactKind.InhouseWith, With = (await Gemeinde()).Id, Evidence = "Gesellschaftsvertrag vom 12.03.2021, § 4" };
        using var reply = await own.Send(HttpMethod.Post, "/v1/facts", fact, key: Guid.NewGuid().ToString());
        var address = reply.Headers.Location?.ToString() ?? (await Client.Problem(reply, System.Net.HttpStatusCode.Conflict)).Existing!;
        await own.Post<Fact>($"{address}/endings", version: (await own.Get<Fact>(address)).Version);
        return fact;
    }

    /// <summary>A Gemeinde that has not entered the store, another one each time for as long as there are some.</summary>
    private async Task<Organisation> Gemeinde()
    {
        if (gemeinden.Count == 0)
        {
            foreach (var gemeinde in (await Visitor.Get<Page<Organisation>>("/v1/organisations?kind=gemeinde&limit=100")).Items.Where(known => !known.Accredited))
            {
                gemeinden.Enqueue(gemeinde);
            }
        }

        return gemeinden.Dequeue();
    }
}
