using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Ending a membership, after a look at what that means. A person may leave by itself; others are sent away by an administrator.</summary>
internal sealed class EndMembershipModel(FitStoreClient store) : ActingPage(store)
{
    public Member Member { get; private set; } = default!;

    public bool IsOneself => Member.Id == Me.Id;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => ShowAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            if (await TryAsync(() => Store.EndMembershipAsync(id, Version ?? 0, cancel)))
            {
                if (id != Me.Id)
                {
                    return Redirect(Notice.MembershipEnded.At(Links.Members.Href));
                }

                // The API has ended the sessions of who left, this one too.
                await SignedIn.EndAsync(HttpContext);
                return Redirect(Notice.SignedOut.At(Links.SignIn.Href));
            }
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.NotFound)
        {
            // Ended already, by a colleague or by an earlier click.
            return Redirect(Links.Members.Href);
        }

        return await ShowAsync(id, cancel);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancel)
    {
        Member = await Store.GetMemberAsync(id, cancel);
        if (!IsAdmin && !IsOneself)
        {
            return Redirect(Links.Members.Href);
        }

        if (ChangedMeanwhile)
        {
            Version = Member.Version;
        }

        return Page();
    }
}
