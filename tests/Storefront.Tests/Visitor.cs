using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FitStore.Storefront.Tests;

/// <summary>A page as a visitor has it before them.</summary>
internal sealed record Shown(HttpStatusCode Status, Uri Address, IHtmlDocument Document, HttpResponseMessage Response)
{
    public string Text => Document.Body!.TextContent;

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What a field shows; null where there is no such field.</summary>
    public string? Value(string name) => Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" } => Document.QuerySelector($"[name='{name}'][checked]")?.GetAttribute("value"),
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}

/// <summary>Somebody in front of a browser without JavaScript: follows links and redirects, fills in forms, keeps cookies.</summary>
internal sealed class Visitor(HttpClient browser) : IDisposable
{
    private readonly CookieContainer cookies = new();

    public HttpClient Browser => browser;

    public async Task<Shown> Open(string address)
    {
        var target = new Uri(browser.BaseAddress!, address);
        for (var redirects = 0; redirects < 5; redirects++)
        {
            var response = await Send(new HttpRequestMessage(HttpMethod.Get, target));
            if (response.Headers.Location is { } next)
            {
                target = new Uri(target, next);
                continue;
            }
            return await Show(target, response);
        }
        throw new InvalidOperationException("Redirected in a circle.");
    }

    /// <summary>Fills in the first form of the page's main part and sends it, with its hidden fields.</summary>
    public Task<Shown> Submit(Shown page, params (string Name, string Value)[] typed) => Submit(page, "main form[method=post]", typed);

    /// <summary>The same with another form, or with a button of a form that sends it elsewhere.</summary>
    public async Task<Shown> Submit(Shown page, string which, params (string Name, string Value)[] typed)
    {
        var chosen = page.Document.QuerySelector(which)!;
        var form = chosen as IHtmlFormElement ?? ((IHtmlButtonElement)chosen).Form!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var name = element.GetAttribute("name");
            if (name is null || typed.Any(field => field.Name == name))
            {
                continue;
            }

            if (element is IHtmlInputElement { Type: "hidden" or "text" or "email" or "url" or "date" } input)
            {
                fields.Add(new(name, input.Value));
            }
            else if (element is IHtmlTextAreaElement area)
            {
                fields.Add(new(name, area.Value));
            }
            else if (element is IHtmlSelectElement select)
            {
                fields.Add(new(name, select.Value ?? ""));
            }
            else if (element is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: true } box)
            {
                fields.Add(new(name, box.Value));
            }
        }
        fields.AddRange(typed.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

        var target = new Uri(page.Address, chosen.GetAttribute("formaction") ?? form.GetAttribute("action")!);
        var response = await Send(new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) });
        return response.Headers.Location is { } next ? await Open(new Uri(target, next).PathAndQuery) : await Show(target, response);
    }

    /// <summary>Sends something else than the fields of a form, such as a file with them, to the page's own address.</summary>
    public async Task<Shown> Send(Shown page, HttpContent content)
    {
        var response = await Send(new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = content });
        return response.Headers.Location is { } next ? await Open(new Uri(page.Address, next).PathAndQuery) : await Show(page.Address, response);
    }

    public async Task<Shown> SignIn(string email)
    {
        var page = await Open("/anmelden");
        return await Submit(page, ("Input.Email", email), ("Input.Password", StandInApi.Password));
    }

    /// <summary>What happens when the browser is closed and opened again.</summary>
    public void LoseCookies()
    {
        foreach (Cookie cookie in cookies.GetAllCookies())
        {
            cookie.Expired = true;
        }
    }

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        var header = cookies.GetCookieHeader(request.RequestUri!);
        if (header.Length > 0)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await browser.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                cookies.SetCookies(request.RequestUri!, cookie);
            }
        }
        return response;
    }

    public void Dispose() => browser.Dispose();

    private static async Task<Shown> Show(Uri address, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new Shown(response.StatusCode, address, new HtmlParser().ParseDocument(html), response);
    }
}
