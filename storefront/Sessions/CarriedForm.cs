using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// The fields of a form whose session was gone when it was sent. They travel through the sign-in page in one encrypted hidden field and
/// are shown again, never executed, when the same person has signed in.
/// </summary>
/// <param name="Page">The path and query of the page the form belongs to.</param>
/// <param name="Owner">Whose form it is.</param>
/// <param name="Fields">The fields without passwords, other secrets, files and the form's own tokens.</param>
/// <param name="HadFiles">Files were chosen; they have to be chosen again, and the page says so.</param>
internal sealed record CarriedForm(string Page, FormOwner Owner, Dictionary<string, string[]> Fields, bool HadFiles)
{
    public static CarriedForm Of(HttpRequest request, IFormCollection form, FormOwner owner) => new(
        request.Path + WithoutHandler(request.QueryString),
        owner,
        form.Where(field => MayTravel(field.Key))
            .ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal),
        form.Files.Count > 0);

    public FormCollection ToForm() =>
        new(Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value), StringComparer.Ordinal));

    /// <summary>The name of a page's handler is part of the act, not of the page; a notice has been read.</summary>
    public static QueryString WithoutHandler(QueryString query)
    {
        var kept = QueryHelpers.ParseQuery(query.Value);
        return kept.Remove("handler") | kept.Remove(Notice.Parameter) ? QueryString.Create(kept) : query;
    }

    private static bool MayTravel(string name) =>
        name is not (FormFields.Antiforgery or FormFields.Owner or FormFields.Carried)
        && !name.EndsWith("Password", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith("Secret", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Seals and opens <see cref="CarriedForm"/>s.</summary>
internal sealed class CarriedForms(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Who does not sign in within this time starts the form anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Larger forms are not carried; the sign-in page says so.</summary>
    public const int MaxBytes = 256 * 1024;

    private readonly IDataProtector protector = protection.CreateProtector("FitStore.Storefront.CarriedForm.v1");

    /// <summary>The sealed form, or null where it is larger than may be carried.</summary>
    public string? Seal(CarriedForm form)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new Sealed(time.GetUtcNow() + Lifetime, form));
        return content.Length > MaxBytes ? null : Convert.ToBase64String(protector.Protect(content));
    }

    /// <summary>The form, or null where it is too old or not ours.</summary>
    public CarriedForm? Open(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            var content = JsonSerializer.Deserialize<Sealed>(protector.Unprotect(Convert.FromBase64String(text)));
            return content is not null && content.Until > time.GetUtcNow() ? content.Form : null;
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Sealed(DateTimeOffset Until, CarriedForm Form);
}
