using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Tests.People;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>Somebody who acts for an organisation in given roles, before a stand-in for the API that knows the rest of what the pages ask.</summary>
internal abstract class ActingFor : StoreAndVisitor
{
    protected static readonly OrganisationRef Operation = new() { Id = Guid.CreateVersion7(), Name = "Betrieb", Kind = OrganisationKind.Operator };

    protected static readonly Organisation Frankfurt = Entry("Frankfurt am Main, Stadt", "064120000000", "HE");

    protected static readonly Organisation FrankfurtOder = Entry("Frankfurt (Oder), Stadt", "120530000000", "BB");

    /// <summary>Signs in a person who is member of one organisation with these roles.</summary>
    protected async Task<Me> SignIn(OrganisationRef organisation, params Role[] roles)
    {
        var me = new Me
        {
            Id = Guid.CreateVersion7(),
            Name = "Vera Walter",
            Email = "vera@example.org",
            Memberships = [new Membership { Organisation = organisation, Roles = roles }],
            ActingFor = organisation,
        };
        Api.People.Add(me);
        Answer("GET /v1/laender", new Page<Land> { Items = [Land("HE", "Hessen"), Land("BB", "Brandenburg"), Land("TH", "Thüringen")] });
        await Visitor.SignIn(me.Email);
        return me;
    }

    protected Task<Me> SignInAdmin() => SignIn(StandInApi.Nordhausen, Role.Reader, Role.Admin);

    protected Task<Me> SignInOperator() => SignIn(Operation, Role.Reader, Role.Editor, Role.Approver, Role.Admin);

    protected void Answer<T>(string call, T body, HttpStatusCode status = HttpStatusCode.OK) => Api.Answers[call] = _ => StandInApi.Json(status, body);

    protected void Refuse(string call, HttpStatusCode status, string code, params InputError[] errors) => Api.Answers[call] = _ => StandInApi.Problem(status, code, errors);

    protected void AnswerSearch(params Organisation[] found)
    {
        Answer("GET /v1/organisations", new Page<Organisation> { Items = found });
        foreach (var organisation in found)
        {
            Answer($"GET /v1/organisations/{organisation.Id}", organisation);
        }
    }

    protected static Page<T> PageOf<T>(params T[] items) => new() { Items = items, Total = items.Length };

    protected static OrganisationRef Ref(Organisation organisation) => new() { Id = organisation.Id, Name = organisation.Name, Kind = organisation.Kind, Land = organisation.Land };

    protected static Organisation Entry(string name, string? ars, string? land) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Kind = OrganisationKind.Gemeinde,
        CountsAs = [OrganisationKind.Gemeinde],
        Name = name,
        Ars = ars,
        Land = land,
        Provenance = Provenance.Reported,
    };

    /// <summary>The page says which role is missing.</summary>
    protected static void IsNotAllowed(Shown page, string missing)
    {
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.Text, Does.Contain(missing));
        Assert.That(page.Document.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
    }

    protected static void TellsOfChange(Shown page)
    {
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Das hat sich inzwischen geändert"));
    }

    private static Land Land(string code, string name) => new()
    {
        Code = code,
        ArsPrefix = "00",
        Name = name,
        OrganisationId = Guid.CreateVersion7(),
        Inhabitants = new Inhabitants { Count = 1, AsOf = new DateOnly(2024, 12, 31), Source = "Destatis" },
        Gemeinden = 1,
        Koenigstein = [],
        Tile = new Tile { Row = 1, Column = 1 },
    };
}
