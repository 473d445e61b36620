using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using FitStore.Api;
using FitStore.Api.Notifications;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace FitStore.Support;

/// <summary>The API as a program of its own: a real server on a free port of this machine, a database of its own, a clock that stands where the test puts it.</summary>
internal sealed class ApiUnderTest : IAsyncDisposable
{
    /// <summary>Password of the sample accounts.</summary>
    public const string Password = FitStore.Api.Sample.SampleData.Password;

    private readonly Factory factory;
    private readonly TestDatabase? owned;
    private readonly ConcurrentDictionary<string, Task<Session>> sessions = new(StringComparer.Ordinal);

    private ApiUnderTest(Factory factory, TestDatabase database, TestDatabase? owned)
    {
        this.factory = factory;
        this.owned = owned;
        Database = database;
    }

    public TestDatabase Database { get; }

    public SettableClock Clock => factory.Clock;

    /// <summary>The mails the API sends; they leave when a test looks.</summary>
    public Mailbox Mailbox => new(factory.MailFolder, Services.GetRequiredService<MailRoom>());

    public Uri Address => factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => factory.Services;

    /// <summary>Starts with the sample data.</summary>
    public static async Task<ApiUnderTest> Start(string kind = Databases.Sqlite, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.WithSample(kind);
        return Start(database, owns: true, settings);
    }

    /// <summary>Starts on a database that is there; a second instance, for one.</summary>
    public static ApiUnderTest Start(TestDatabase database, bool owns = false, params (string Key, string Value)[] settings)
    {
        var started = new Factory(database.ConnectionString, settings);
        started.UseKestrel(0);
        started.StartServer();
        return new ApiUnderTest(started, database, owns ? database : null);
    }

    /// <summary>A visitor without an account.</summary>
    public Client Visitor() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address });

    /// <summary>A sample account, signed in; for one with several organisations, the one it acts for.</summary>
    public async Task<Client> As(string email, Guid? organisation = null)
    {
        var session = await sessions.GetOrAdd(email, async known =>
        {
            using var visitor = Visitor();
            return await visitor.Post<Session>("/v1/sessions", new NewSession { Email = known, Password = Password }, idempotent: false);
        });
        var client = Visitor();
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        if (organisation is { } id)
        {
            client.Http.DefaultRequestHeaders.Add("FitStore-Organisation", id.ToString());
        }

        return client;
    }

    /// <summary>Signs everybody in anew from now on: sessions run out when the clock is put forward.</summary>
    public void ForgetSessions() => sessions.Clear();

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (owned is not null)
        {
            await owned.DisposeAsync();
        }
    }

    private sealed class Factory(string connectionString, (string Key, string Value)[] settings) : WebApplicationFactory<ApiProgram>
    {
        public SettableClock Clock { get; } = new();

        public string MailFolder { get; } = TestFolder.Make("mail");

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            TestFolder.Remove(MailFolder);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:FitStore", connectionString);
            builder.UseSetting("Sample:Enabled", "false");
            builder.UseSetting("Limits:VisitorPerMinute", "1000000");
            builder.UseSetting("Limits:AccountPerMinute", "1000000");
            builder.UseSetting("Limits:SignInsPerMinute", "1000000");
            builder.UseSetting("Mail:Folder", MailFolder);
            if (Api.Database.Dialect.Of(connectionString).FileOf(connectionString) is null)
            {
                // All instances on one database share the folder, as those of an operator do.
                builder.UseSetting("Files:Folder", Path.Combine(Path.GetTempPath(), $"fitstore-files-{new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(connectionString).InitialCatalog}"));
            }

            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = TestDatabase.HashIterations);

                // What a clock would do by itself, a test says: when mail leaves, when a day turns, when files are swept … Searches are counted all the same, at the end.
                foreach (var service in services.Where(known => known.ServiceType == typeof(IHostedService) && known.ImplementationType is { } type
                    && type.Name.EndsWith("Clock", StringComparison.Ordinal) && type != typeof(SearchCountClock)).ToList())
                {
                    services.Remove(service);
                }
            });
        }
    }
}

/// <summary>A caller of the API: sends what a test says, reads what comes back.</summary>
internal sealed class Client(HttpClient http) : IDisposable
{
    public HttpClient Http => http;

    public async Task<T> Get<T>(string address)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        return await Read<T>(response);
    }

    public async Task<T> Post<T>(string address, object? body = null, int? version = null, bool idempotent = true)
    {
        using var response = await Send(HttpMethod.Post, address, body, version, idempotent ? Guid.NewGuid().ToString() : null);
        return await Read<T>(response);
    }

    /// <summary>Sends a file as it is.</summary>
    public async Task<T> PostFile<T>(string address, byte[] content)
    {
        using var response = await SendFile(address, content, Guid.NewGuid().ToString());
        return await Read<T>(response);
    }

    /// <summary>The same, for those who look at the answer themselves.</summary>
    public async Task<HttpResponseMessage> SendFile(string address, byte[] content, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Headers.ExpectContinue = content.Length > 1024 * 1024;
        return await http.SendAsync(request);
    }

    public async Task<T> Patch<T>(string address, object body, int version)
    {
        using var response = await Send(HttpMethod.Patch, address, body, version);
        return await Read<T>(response);
    }

    /// <summary>Sends a request; a body as an object of the contracts or as JSON text.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, object? body = null, int? version = null, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            var json = body as string ?? System.Text.Json.JsonSerializer.Serialize(body, ContractsJson.Default.Options.GetTypeInfo(body.GetType()));
            request.Content = new StringContent(json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        }

        if (version is { } known)
        {
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"v{known}\""));
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await http.SendAsync(request);
    }

    /// <summary>The problem that an answer tells; fails where it tells none.</summary>
    public static async Task<Problem> Problem(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        return System.Text.Json.JsonSerializer.Deserialize(text, ContractsJson.Default.Problem)!;
    }

    public static async Task<T> Read<T>(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{(int)response.StatusCode} {response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {text}");
        return typeof(T) == typeof(JsonNode)
            ? (T)(object)JsonNode.Parse(text)!
            : (T)System.Text.Json.JsonSerializer.Deserialize(text, ContractsJson.Default.Options.GetTypeInfo(typeof(T)))!;
    }

    public void Dispose() => http.Dispose();
}

/// <summary>A clock that runs, and can be put forward.</summary>
internal sealed class SettableClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Forward(TimeSpan time) => ahead += time;
}
