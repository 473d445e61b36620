using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>The contracts that one adoption stands on, from the provider down, and those that stand on it.</summary>
internal sealed class ChainModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>More links than a chain has; keeps a wrong answer from going on for ever.</summary>
    private const int Longest = 6;

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Adoption Adoption { get; private set; } = default!;

    /// <summary>From the first contract down to the one of this adoption; empty where none was offered yet.</summary>
    public IReadOnlyList<ContractLine> Lines { get; private set; } = [];

    /// <summary>The first contract shown stands on one that is not the reader's to see.</summary>
    public bool HasHiddenAbove { get; private set; }

    /// <summary>What stands on this adoption's contract, page by page.</summary>
    public Page<ContractLine> Below { get; private set; } = new() { Items = [] };

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        var own = Store.ListContractLinesAsync(new ContractLineFilter { Adoption = id, Limit = 100 }, cancel);
        Adoption = await Store.GetAdoptionAsync(id, cancel);
        // Who has signed stands in the contract itself, not in the list; of several offers the one that was not void counts.
        if ((await own).Items.MaxBy(listed => listed.State == ContractLineState.Void ? 0 : 1) is not { } newest
            || await Store.FindContractLineAsync(newest.Id, cancel) is not { } line)
        {
            return;
        }

        var below = Store.ListContractLinesAsync(new ContractLineFilter { Above = line.Id, Limit = 20, Cursor = Cursor }, cancel);
        var chain = new List<ContractLine> { line };
        for (var above = line.Above; above is { } upper && chain.Count < Longest; above = chain[0].Above)
        {
            if (await Store.FindContractLineAsync(upper, cancel) is not { } found)
            {
                HasHiddenAbove = true;
                break;
            }

            chain.Insert(0, found);
        }

        Lines = chain;
        Below = await below;
    }

    /// <summary>The address of another page of the contracts below.</summary>
    public string? At(string? address) => address is null ? null : $"{Links.ContractChain(Adoption.Id)}{Cursors.Query([new("cursor", Cursors.Of(address))])}#darunter";
}
