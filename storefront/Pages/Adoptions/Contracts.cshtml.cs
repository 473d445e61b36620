using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>The contracts of the organisation one acts for, by the part it has in them and their state.</summary>
internal sealed class ContractsModel(FitStoreClient store) : ActingPage(store)
{
    public const string Buyer = "nimmt";
    public const string Seller = "gibt";

    public static IReadOnlyList<Choice> Sides { get; } = [new(Buyer, "Verträge, die wir nehmen"), new(Seller, "Verträge, die wir geben")];

    public static IReadOnlyList<Choice> States { get; } = [.. Enum.GetValues<ContractLineState>().Select(state => new Choice(state.ToString(), Words.Of(state)))];

    [BindProperty(SupportsGet = true, Name = "seite")]
    public string? Side { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<ContractLine> Lines { get; private set; } = default!;

    /// <summary>The state asked for; none where none or an unknown one is.</summary>
    public ContractLineState? Chosen => Enum.TryParse<ContractLineState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    public bool IsFiltered => Side is Buyer or Seller || Chosen is not null;

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await Store.ListContractLinesAsync(
        new ContractLineFilter { Side = Side switch { Buyer => "buyer", Seller => "seller", _ => null }, State = Chosen, Cursor = Cursor }, cancel);

    /// <summary>The address of another page of this list.</summary>
    public string? At(string? address) => address is null ? null : Links.Contracts.Href + Cursors.Query([new("seite", Side), new("stand", Chosen?.ToString()), new("cursor", Cursors.Of(address))]);
}
