using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What a template makes of invented facts.</summary>
internal sealed class PaperTemplateSampleModel(FitStoreClient store) : ActingPage(store)
{
    public PaperTemplate Template { get; private set; } = default!;

    public PaperTemplatePreview Preview { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        var preview = Store.GetPaperTemplatePreviewAsync(id, cancel);
        Template = await Store.GetPaperTemplateAsync(id, cancel);
        Preview = await preview;
    }
}
