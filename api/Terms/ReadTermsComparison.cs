using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Terms;

/// <summary>With which version to compare.</summary>
internal sealed class ComparisonQuery
{
    public const string Parameter = "with";

    [FromQuery(Name = Parameter), Required, Range(1, int.MaxValue)]
    [Description("Number of the terms version to compare with.")]
    public int? With { get; init; }
}

/// <summary>What is different in another version of the terms?</summary>
internal static class ReadTermsComparison
{
    /// <summary>Compare two terms versions</summary>
    /// <remarks>
    /// Every clause of both, with what is the same, changed, added or removed. Items of the price sheet and classes of faults stand beside
    /// those they became. Any two versions of an offer can be compared, in either order.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    /// <param name="version">Number of the version, from 1.</param>
    public static Told<TermsComparison> Handle(Guid id, int version, [AsParameters] ComparisonQuery query, CurrentCatalogue catalogue)
    {
        var versions = catalogue.Index.Terms(id);
        var before = versions.FirstOrDefault(known => known.Version == version) ?? throw Problems.NotFound();
        var after = versions.FirstOrDefault(known => known.Version == query.With)
            ?? throw Problems.Invalid(Problems.Parameter(ComparisonQuery.Parameter, InputErrorCodes.DoesNotExist, new(
                $"Dieses Angebot hat keine Fassung {query.With}.", $"This offer has no version {query.With}.")));
        return new(CompareTerms.Of(before, after));
    }
}
