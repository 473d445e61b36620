using FitStore.Contracts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FitStore.Storefront;

/// <summary>What the API said instead of doing what was asked.</summary>
internal sealed class ApiProblem(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;

    public int Status => Problem.Status;

    public string Code => Problem.Code;
}

/// <summary>The API gave no answer, or none that can be used.</summary>
internal sealed class ApiNotReachable : Exception
{
    public ApiNotReachable(string message, Exception? inner = null, TimeSpan? retryAfter = null)
        : base(message, inner) => RetryAfter = retryAfter;

    /// <summary>When the API asked to come back.</summary>
    public TimeSpan? RetryAfter { get; }
}

/// <summary>Where in a form the members of a request body are typed in: JSON Pointer → name of the field.</summary>
internal sealed class FieldMap : Dictionary<string, string>
{
    public FieldMap()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The field for a pointer; errors deep in a value belong to the nearest field above them, those of the whole body to the one for "", where the body is a file.</summary>
    public string Find(string pointer)
    {
        for (var path = pointer; path.Length > 0; path = path[..path.LastIndexOf('/')])
        {
            if (TryGetValue(path, out var field))
            {
                return field;
            }
        }
        return TryGetValue("", out var whole) ? whole : "";
    }
}

internal static class ApiProblems
{
    /// <summary>
    /// Puts a problem of the API where the person can mend it: each error at the field it names, everything else into the summary.
    /// </summary>
    /// <param name="state">The page's ModelState.</param>
    /// <param name="problem">What the API said.</param>
    /// <param name="fields">Which pointer is typed in which field.</param>
    public static void Add(this ModelStateDictionary state, ApiProblem problem, FieldMap fields)
    {
        var errors = problem.Problem.Errors ?? [];
        foreach (var error in errors)
        {
            // A parameter of the query is typed in a field, too, where a file is the body.
            state.AddModelError(fields.Find(error.Pointer ?? "/" + error.Parameter), error.Detail);
        }

        if (errors.Count == 0)
        {
            state.AddModelError("", problem.Problem.Detail);
        }
    }

    /// <summary>
    /// Whether a person can do something about the problem on the page they are on: what they typed, or the state of the thing. Only these
    /// are worth catching in a page; the rest has pages of its own.
    /// </summary>
    public static bool CanBeMended(this ApiProblem problem) => problem.Status is 400 or 409 or 412 or 413 or 422;

    /// <summary>Whether the link out of a mail is to blame: it is unknown, used up or too old, and typing anything else does not help.</summary>
    public static bool IsAboutMailToken(this ApiProblem problem) => problem.Problem.Errors?.Any(error => error.Pointer == "/token") == true;
}
