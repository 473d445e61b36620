using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Adoptions;

/// <summary>Which contracts to list.</summary>
internal sealed class ContractLineQuery : PageQuery
{
    [FromQuery(Name = "side"), AllowedValues("seller", "buyer", "above")]
    [Description("Only those that the organisation gives, takes, or that lie further below those it gives.")]
    public string? Side { get; init; }

    [FromQuery(Name = "state"), AllowedValues("offered", "inForce", "terminating", "ended", "void")]
    [Description("Only those in this state.")]
    public string? State { get; init; }

    [FromQuery(Name = "adoption")]
    [Description("Only the one of this adoption.")]
    public Guid? Adoption { get; init; }

    [FromQuery(Name = "above")]
    [Description("Only those directly below this line.")]
    public Guid? Above { get; init; }
}

/// <summary>The chain of contracts, as far as it is the caller's to see.</summary>
internal static class ReadContractLines
{
    // The parties of a line, and who gives a line above it: what is passed on stays in sight of who gave it.
    private const string Visible = """
        (l.seller_id = @organisation or l.buyer_id = @organisation or u.seller_id = @organisation or v.seller_id = @organisation or w.seller_id = @organisation)
        """;

    private const string From = $"""
        from contract_lines l
        join services s on s.id = l.service_id
        left join adoptions a on a.id = l.adoption_id
        left join contract_lines u on u.id = l.above_id
        left join contract_lines v on v.id = u.above_id
        left join contract_lines w on w.id = v.above_id
        where {Visible}
        """;

    [StringSyntax("Sql")]
    private const string Columns = $"""
        select l.id, l.version, l.kind, l.state, l.number, l.service_id, s.slug, l.offer_id, l.above_id, l.seller_id, l.buyer_id,
          l.terms_version, l.form, l.notice_months, l.minimum_months, l.starts_on, l.minimum_until, l.ends_on, l.concluded_at, l.created_at,
          case when l.seller_id = @organisation or l.buyer_id = @organisation or a.provider_id = @organisation then l.adoption_id end as adoption_id
        {From}
        """;

    private const string Filter = """
          and (@side is null
            or (@side = 'seller' and l.seller_id = @organisation)
            or (@side = 'buyer' and l.buyer_id = @organisation)
            or (@side = 'above' and l.seller_id <> @organisation and l.buyer_id <> @organisation))
          and (@state is null or l.state = @state)
          and (@adoption is null or l.adoption_id = @adoption)
          and (@above is null or l.above_id = @above)
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} and l.id = @id";

    [StringSyntax("Sql")]
    private const string Forwards = $$"""
        {{Columns}}
        {{Filter}}
          and (@at is null or l.created_at < @at or (l.created_at = @at and l.id < @id))
        order by l.created_at desc, l.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = $$"""
        {{Columns}}
        {{Filter}}
          and (l.created_at > @at or (l.created_at = @at and l.id > @id))
        order by l.created_at, l.id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = $"select count(*) {From} {Filter}";

    /// <summary>List contracts</summary>
    /// <remarks>Those the organisation gives or takes, and those further below what it gives; newest first. The lists leave out who has signed.</remarks>
    public static async Task<Listing<Page<ContractLine>, ContractLine>> List(
        [AsParameters] ContractLineQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, LedgerFollowers followers, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new
        {
            organisation = act.For.Id,
            side = query.Side,
            state = query.State,
            adoption = query.Adoption,
            above = query.Above,
            at = Keyset.At(place).At,
            id = Keyset.At(place).Id,
            take,
        };
        ContractLine Shown(LineRow row) => Show(row, [], catalogue, register);
        return await database.Read(async sql =>
        {
            await followers.CatchUp(sql);
            var rows = await sql.Rows<LineRow>(from is { Backwards: true } ? Backwards : Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(Count, Parameters(null, 0)) : null;
            var slice = Slice<LineRow>.OfRows(rows, row => Keyset.Key(row.CreatedAt, row.Id), from, query.Take, total);
            return Listing.Of(
                new Slice<ContractLine>([.. slice.Items.Select(Shown)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<LineRow>(Forwards, Parameters(null, int.MaxValue)).Select(Shown));
        });
    }

    /// <summary>Show a contract</summary>
    /// <remarks>With who has signed and who still has to. For its parties, and for who gives a line above it.</remarks>
    /// <param name="id">Id of the line.</param>
    public static Task<Found<ContractLine>> One(Guid id, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register) => database.Read(async sql =>
    {
        var row = await sql.Row<LineRow>(SelectOne, new { id, organisation = act.For.Id }) ?? throw Problems.NotFound();
        return new Found<ContractLine>(Show(row, await ContractSignatures.Signers(sql, id), catalogue, register), row.Version);
    });

    private static ContractLine Show(LineRow row, IReadOnlyList<SignatureRow> signatures, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var signed = signatures.Select(signature => signature.OrganisationId).ToHashSet();
        var isWritten = row.Form == ContractForm.Written.Name();
        return new ContractLine
        {
            Id = row.Id,
            Number = row.Number,
            Kind = Names.Parse<ContractLineKind>(row.Kind),
            State = row.Stage,
            Service = row.Slug,
            ServiceName = AdoptionView.NameOf(catalogue, row.OfferId, row.Slug),
            Offer = row.OfferId,
            Adoption = row.AdoptionId,
            Above = row.AboveId,
            Seller = register.Current.Ref(row.SellerId),
            Buyer = register.Current.Ref(row.BuyerId),
            TermsVersion = row.TermsVersion,
            Form = Names.Parse<ContractForm>(row.Form),
            StartsOn = row.StartsOn,
            MinimumUntil = row.MinimumUntil,
            NoticeMonths = row.NoticeMonths,
            EndsOn = row.EndsOn,
            ToSign = row.Stage != ContractLineState.Offered
                ? []
                : [.. ((Guid[])(isWritten ? [row.BuyerId, row.SellerId] : [row.BuyerId])).Where(party => !signed.Contains(party)).Select(register.Current.Ref)],
            Signatures = [.. signatures.Select(signature => new ContractSignature
            {
                Organisation = register.Current.Ref(signature.OrganisationId),
                Under = signature.AgentId is { } agent ? register.Current.Ref(agent) : null,
                Name = signature.Name,
                SignsAs = signature.SignsAs,
                At = signature.At,
                Digest = signature.Digest,
            })],
        };
    }
}
