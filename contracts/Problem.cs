namespace FitStore.Contracts;

/// <summary>What went wrong, for people and programs (RFC 9457). Every answer with a status from 400 on has this shape.</summary>
public sealed record Problem
{
    /// <summary>Stable address of a page that explains this kind of problem.</summary>
    /// <example>/problems/invalidInput</example>
    public required string Type { get; init; }

    /// <summary>The kind of problem in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    /// <example>400</example>
    public required int Status { get; init; }

    /// <summary>What is wrong here and what to do about it, in German or English by <c>Accept-Language</c>.</summary>
    public required string Detail { get; init; }

    /// <summary>Path of the request this is the answer to.</summary>
    public required string Instance { get; init; }

    /// <summary>Stable code from the closed list of <see cref="ProblemCodes"/>; never translated.</summary>
    /// <example>invalidInput</example>
    public required string Code { get; init; }

    /// <summary>Identifies this request in the logs of the operator; quote it when asking for help.</summary>
    public required string TraceId { get; init; }

    /// <summary>For invalid input: every error found, not only the first.</summary>
    public IReadOnlyList<InputError>? Errors { get; init; }

    /// <summary>For a conflict with the state of a thing: the state it is in.</summary>
    public string? State { get; init; }

    /// <summary>For a conflict with the state of a thing: the acts that are possible from it.</summary>
    public IReadOnlyList<string>? Possible { get; init; }

    /// <summary>For a conflict with another thing: the address of that one.</summary>
    public string? Existing { get; init; }
}

/// <summary>One error in what was sent.</summary>
public sealed record InputError
{
    /// <summary>JSON Pointer (RFC 6901) to the member of the body; empty for the body as a whole.</summary>
    /// <example>/contact/email</example>
    public string? Pointer { get; init; }

    /// <summary>Name of the path, query or header parameter.</summary>
    public string? Parameter { get; init; }

    /// <summary>Stable code of the error, see <see cref="InputErrorCodes"/>.</summary>
    /// <example>required</example>
    public required string Code { get; init; }

    /// <summary>What is wrong and what to do, in German or English by <c>Accept-Language</c>.</summary>
    public required string Detail { get; init; }
}
