using FitStore.Contracts.Accounts;

namespace FitStore.Api.Http;

/// <summary>Who may call an operation. Every operation says so; a test walks all of them.</summary>
internal sealed record Access(AccessKind Kind, Role? Role = null);

/// <summary>The kinds of callers an operation takes.</summary>
internal enum AccessKind
{
    /// <summary>Everybody, also without an account.</summary>
    Public,

    /// <summary>Everybody with an account.</summary>
    SignedIn,

    /// <summary>Who has a role in the organisation acted for.</summary>
    Member,

    /// <summary>Who has a role in the operator's organisation and acts for it.</summary>
    Operator,
}

/// <summary>Marks a POST that makes or moves something: it takes an <c>Idempotency-Key</c>.</summary>
internal sealed record NeedsIdempotencyKey;

/// <summary>Marks a POST that computes something and changes nothing: it takes neither <c>Idempotency-Key</c> nor <c>If-Match</c>.</summary>
internal sealed record Computes;

/// <summary>Marks an operation that can be tried with <c>dryRun=true</c>.</summary>
internal sealed record TakesDryRun;

/// <summary>Marks an answer that anybody may keep for a short while.</summary>
internal sealed record Cacheable;

/// <summary>Marks a POST that takes or hands out a secret; it is not repeated under a key, because its answer is not kept.</summary>
internal sealed record CarriesSecret;

/// <summary>Marks an operation that asks for the password.</summary>
internal sealed record ChecksPassword;

/// <summary>Marks an operation of one's own organisation alone: never under a mandate of another.</summary>
internal sealed record OwnOnly;

/// <summary>Marks an operation that needs a fresh sign-in made for this act.</summary>
internal sealed record NeedsFreshSignIn(FreshAct Act);

/// <summary>The words with which a route table says who may come in and how.</summary>
internal static class AccessConventions
{
    public static TBuilder Public<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(AccessKind.Public));

    public static TBuilder PublicCacheable<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(AccessKind.Public), new Cacheable());

    public static TBuilder SignedIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(AccessKind.SignedIn));

    public static TBuilder For<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(AccessKind.Member, role));

    public static TBuilder ForOperator<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(AccessKind.Operator, role));

    public static TBuilder Once<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeedsIdempotencyKey());

    public static TBuilder Computing<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Computes());

    public static TBuilder Secret<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new CarriesSecret());

    /// <summary>Where secrets can be tried: counted apart, per address.</summary>
    public static TBuilder TakesSecret<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new CarriesSecret(), new SignInLimit());

    /// <summary>What anybody may do that goes to people by mail: counted with the tries of secrets, per address.</summary>
    public static TBuilder Sparing<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new SignInLimit());

    public static TBuilder TakesPassword<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new CarriesSecret(), new SignInLimit(), new ChecksPassword());

    public static TBuilder Own<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OwnOnly());

    public static TBuilder Fresh<TBuilder>(this TBuilder builder, FreshAct act)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeedsFreshSignIn(act));

    public static TBuilder WithDryRun<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new TakesDryRun());

    public static bool IsDryRun(this HttpContext http) => http.RequestServices.GetRequiredService<Act>().IsDryRun;
}
