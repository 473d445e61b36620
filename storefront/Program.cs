using FitStore.Storefront;
using FitStore.Storefront.Http;
using FitStore.Storefront.Pages.Adoptions;
using FitStore.Storefront.Pages.Connections;
using FitStore.Storefront.Pages.Services;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddLimits();
    builder.AddProxies();
    builder.AddCompression();
    builder.AddApi();
    builder.AddSession();
    builder.AddPages();

    var app = builder.Build();

    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseCaching();
    app.UseResponseCompression();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseAuthentication();
    app.UseRedispatch();
    app.UseApiProblems();
    app.UseRouting();
    app.UseMiddleware<FormGuard>();
    app.UseAuthorization();

    app.MapHealth();
    app.MapOrganisationSearch();
    app.MapSearchSuggestions();
    app.MapCalendar();
    app.MapServiceFiles();
    app.MapConnectionFiles();
    app.MapPaperFiles();
    app.MapStaticAssets();
    app.MapRazorPages().WithStaticAssets();

    await app.RunAsync();
    return 0;
}
catch (CannotStartException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
