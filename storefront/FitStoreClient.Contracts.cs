using System.Globalization;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront;

/// <summary>The life of an adoption: its acts, its contracts, its documents.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>Moves an adoption on.</summary>
    /// <param name="adoption">The adoption.</param>
    /// <param name="path">Sub-resource to POST to.</param>
    /// <param name="move">What comes along.</param>
    /// <param name="cancel">Ends the request.</param>
    public Task MoveAsync(Guid adoption, string path, AdoptionMove move, CancellationToken cancel) => ActAsync(
        HttpMethod.Post,
        $"/v1/adoptions/{adoption}/{path}{(move.DryRun ? "?dryRun=true" : "")}",
        new Call { Body = move.Body, IfMatch = Tag(move.Version), Key = move.DryRun ? Guid.CreateVersion7().ToString() : move.Key, FreshSignIn = move.FreshSignIn },
        cancel);

    /// <summary>What is proposed to be agreed, and what each side has confirmed.</summary>
    public async Task<Agreement> GetAgreementAsync(Guid adoption, CancellationToken cancel) =>
        (await GetAsync<Agreement>($"/v1/adoptions/{adoption}/agreement", cancel)).Value;

    /// <summary>A terms version and a start that could be agreed, with their price of now.</summary>
    public async Task<AgreementTerms> GetProposalAsync(Guid adoption, int termsVersion, string start, CancellationToken cancel) => (await GetAsync<Agreement>(
        $"/v1/adoptions/{adoption}/agreement" + Cursors.Query([new("start", start), new("termsVersion", termsVersion.ToString(CultureInfo.InvariantCulture))]), cancel)).Value.Proposal;

    /// <summary>What terminating today would do.</summary>
    public async Task<TerminationEffect> GetTerminationEffectAsync(Guid adoption, CancellationToken cancel) =>
        (await GetAsync<TerminationEffect>($"/v1/adoptions/{adoption}/termination-effect", cancel)).Value;

    /// <summary>Newer terms that were put to the adopter; there are a handful at most.</summary>
    public async Task<IReadOnlyList<TermsProposal>> ListTermsProposalsAsync(Guid adoption, CancellationToken cancel) =>
        (await GetAsync<Page<TermsProposal>>($"/v1/adoptions/{adoption}/terms-proposals?limit={LongestPage}", cancel)).Value.Items;

    /// <summary>The contracts that the organisation acted for has a part in.</summary>
    public async Task<Page<ContractLine>> ListContractLinesAsync(ContractLineFilter filter, CancellationToken cancel) =>
        (await GetAsync<Page<ContractLine>>("/v1/contract-lines" + filter.ToQuery(), cancel)).Value;

    /// <summary>One contract; nothing where it is not the caller's to see.</summary>
    public async Task<ContractLine?> FindContractLineAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            return (await GetAsync<ContractLine>($"/v1/contract-lines/{id}", cancel)).Value;
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>The files that the parties put to an adoption, the oldest first; there are 200 at most.</summary>
    public async Task<IReadOnlyList<AdoptionFile>> ListAdoptionFilesAsync(Guid adoption, CancellationToken cancel) =>
        await AllAsync<AdoptionFile>($"/v1/adoptions/{adoption}/files?limit={LongestPage}", cancel);

    /// <summary>The documents of an adoption, those of earlier offers among them.</summary>
    public async Task<IReadOnlyList<AdoptionDocument>> ListAdoptionDocumentsAsync(Guid adoption, CancellationToken cancel) =>
        (await GetAsync<Page<AdoptionDocument>>($"/v1/adoptions/{adoption}/documents?limit={LongestPage}", cancel)).Value.Items;
}

/// <summary>What an act on an adoption brings along.</summary>
internal sealed record AdoptionMove(int Version, string Key)
{
    public object? Body { get; init; }

    /// <summary>The token of a fresh sign-in, for what binds.</summary>
    public string? FreshSignIn { get; init; }

    /// <summary>Only says what would happen; nothing is changed.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Which contracts to list.</summary>
internal sealed record ContractLineFilter
{
    /// <summary>The part the own organisation has in them: seller or buyer; both where not given.</summary>
    public string? Side { get; init; }

    public ContractLineState? State { get; init; }

    public Guid? Adoption { get; init; }

    /// <summary>Only those directly below this one.</summary>
    public Guid? Above { get; init; }

    public int Limit { get; init; } = 20;

    public string? Cursor { get; init; }

    public string ToQuery() => Cursors.Query(
    [
        new("side", Side),
        new("state", State is { } state ? JsonNamingPolicy.CamelCase.ConvertName(state.ToString()) : null),
        new("adoption", Adoption?.ToString()),
        new("above", Above?.ToString()),
        new("limit", German.Digits(Limit)),
        new("includeTotal", "true"),
        new("cursor", Cursor),
    ]);
}
