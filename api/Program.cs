using FitStore.Api;
using FitStore.Api.Accounts;
using FitStore.Api.Adoptions;
using FitStore.Api.Assignments;
using FitStore.Api.Blueprints;
using FitStore.Api.Catalogue;
using FitStore.Api.Comparisons;
using FitStore.Api.Connections;
using FitStore.Api.Controlling;
using FitStore.Api.Cost;
using FitStore.Api.Documents;
using FitStore.Api.Feedback;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Api.Search;

if (Commands.Find(args) is { } command)
{
    return await command();
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServer();
builder.AddHttp();
builder.AddDatabase();
builder.AddNotifications();
builder.AddFiles();
builder.Services.AddAccounts();
builder.Services.AddOrganisations();
builder.Services.AddEntering();
builder.Services.AddReferenceData();
builder.Services.AddCost();
builder.Services.AddCatalogue();
builder.Services.AddSearch();
builder.Services.AddOffers();
builder.Services.AddLists();
builder.Services.AddBlueprints();
builder.Services.AddPublishing();
builder.Services.AddComparisons();
builder.Services.AddAdoptions();
builder.Services.AddAssignments();
builder.Services.AddDocuments();
builder.Services.AddConnecting();
builder.Services.AddFeedback();

var app = builder.Build();
app.UseHttp();
app.MapOperation();
app.MapAccounts();
app.MapOrganisations();
app.MapEntering();
app.MapReferenceData();
app.MapCatalogue();
app.MapSearch();
app.MapOffers();
app.MapLists();
app.MapBlueprints();
app.MapPublishing();
app.MapComparisons();
app.MapCost();
app.MapAdoptions();
app.MapAssignments();
app.MapDocuments();
app.MapNotifications();
app.MapConnecting();
app.MapControlling();
app.MapFeedback();

if (!await app.Open())
{
    return 1;
}

await app.RunAsync();
return 0;
