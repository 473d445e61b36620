using System.Diagnostics;
using FitStore.Contracts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Errors;

/// <summary>The page of everything that goes wrong: what happened, and what to do now.</summary>
internal sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Lead { get; private set; } = "";

    public IReadOnlyList<string> Ways { get; private set; } = [];

    /// <summary>Where it can be put right.</summary>
    public Link? Remedy { get; private set; }

    public bool ShowsSearch { get; private set; }

    /// <summary>Shown where the logs of the operator can tell more.</summary>
    public string? TraceId { get; private set; }

    /// <summary>Where a page can be asked for once more; forms are sent again from their own page instead.</summary>
    public string? RetryAddress { get; private set; }

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Response.StatusCode = status;
        var problem = HttpContext.Features.Get<ApiProblem>();
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        switch (failed ? StatusCodes.Status500InternalServerError : status)
        {
            case StatusCodes.Status404NotFound:
                Say("Diese Seite gibt es nicht", "Unter dieser Adresse ist nichts zu finden, oder nichts, was für Sie bestimmt ist.",
                    "Prüfen Sie die Adresse, wenn Sie sie abgetippt haben.",
                    "Suchen Sie nach dem Dienst, den Sie brauchen.",
                    "Geht es um einen Vorgang Ihrer Organisation: Melden Sie sich an und prüfen Sie, für welche Organisation Sie handeln.");
                ShowsSearch = true;
                break;
            case StatusCodes.Status403Forbidden when problem?.Code == ProblemCodes.SecondFactorDemanded:
                Say("Hier brauchen Sie einen zweiten Faktor", "Die Organisation, für die Sie handeln, verlangt ihn von allen Mitgliedern. Sie richten ihn selbst ein; es dauert etwa zwei Minuten.",
                    "Richten Sie den zweiten Faktor ein und öffnen Sie diese Seite dann noch einmal.",
                    "Gehören Sie noch zu einer anderen Organisation, können Sie inzwischen für diese handeln.");
                Remedy = new("Zweiten Faktor einrichten", Links.SecondFactor.Href);
                break;
            case StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden:
                Say("Das dürfen Sie hier nicht", problem?.Problem.Detail ?? "Ihre Rolle in der Organisation, für die Sie handeln, reicht dafür nicht aus.",
                    "Prüfen Sie oben auf der Seite, für welche Organisation Sie handeln.",
                    "Bitten Sie die Verwalterin oder den Verwalter Ihrer Organisation um die nötige Rolle.",
                    "Kamen Sie über ein Formular einer fremden Seite hierher: Öffnen Sie die Seite im Store selbst.");
                // Where a membership or mandate has just ended, every page says this until another organisation is chosen.
                Remedy = HttpContext.SignedIn() is null ? null : new("Prüfen, für wen Sie handeln", Links.ChooseOrganisation.Href);
                break;
            case StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed or StatusCodes.Status422UnprocessableEntity:
                Say("Das geht im Moment nicht", problem?.Problem.Detail ?? "Inzwischen hat sich etwas geändert.",
                    "Laden Sie die Seite des Vorgangs neu und sehen Sie nach, in welchem Zustand er ist.");
                break;
            case StatusCodes.Status413PayloadTooLarge:
                Say("Das war zu viel auf einmal", "Die Angaben oder Dateien sind größer, als wir annehmen können.",
                    "Gehen Sie zurück und kürzen Sie die Texte oder teilen Sie große Dateien auf.");
                break;
            case StatusCodes.Status429TooManyRequests:
                Say("Das ging zu schnell", problem?.Problem.Detail ?? "Von Ihnen kamen sehr viele Anfragen in kurzer Zeit.",
                    "Warten Sie eine Minute und versuchen Sie es dann noch einmal.",
                    "Haben Sie ein Formular gesendet: Gehen Sie zurück und senden Sie es noch einmal. Es wird nur einmal bearbeitet.");
                break;
            case StatusCodes.Status503ServiceUnavailable:
                Say("Der Store ist gerade nicht erreichbar", "Die Daten lassen sich im Moment nicht abrufen. Es liegt nicht an Ihnen.",
                    "Versuchen Sie es in einer Minute noch einmal.",
                    "Haben Sie ein Formular gesendet: Gehen Sie zurück und senden Sie es noch einmal. Auch wenn es schon angekommen war, wird es nur einmal bearbeitet.");
                TraceId = Activity.Current?.TraceId.ToString();
                RetryAddress = asked is not null && HttpMethods.IsGet(Request.Method) ? asked.OriginalPath + asked.OriginalQueryString : null;
                break;
            case < StatusCodes.Status500InternalServerError:
                Say("Das haben wir nicht verstanden", problem?.Problem.Detail ?? "Mit dieser Anfrage können wir nichts anfangen.",
                    "Gehen Sie zurück und versuchen Sie es von der Seite aus, auf der Sie waren.");
                break;
            default:
                Say("Hier ist ein Fehler passiert", "Der Fehler liegt bei uns. Er ist aufgezeichnet, und was Sie bereits bestätigt bekommen haben, ist gespeichert.",
                    "Versuchen Sie es noch einmal.",
                    "Wenn der Fehler wiederkommt, melden Sie ihn dem Betreiber mit der Kennung unten.");
                TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
                break;
        }
    }

    private void Say(string heading, string lead, params IReadOnlyList<string> ways)
    {
        Heading = heading;
        Lead = lead;
        Ways = ways;
    }
}
