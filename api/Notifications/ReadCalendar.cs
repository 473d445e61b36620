using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace FitStore.Api.Notifications;

/// <summary>The due dates of an organisation as a calendar (RFC 5545): what it has to do by when, and the last days of its adoptions.</summary>
internal static class ReadCalendar
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Read a calendar of due dates</summary>
    /// <remarks>
    /// For calendar programs, by its secret address alone. All-day entries; one that is moved keeps its <c>UID</c>, one that is done is no
    /// longer there. An unknown or revoked address answers 404.
    /// </remarks>
    /// <param name="secret">The secret part of the address.</param>
    public static async Task<CalendarFile> Handle(string secret, FitDatabase database, AdoptionView view, CurrentCatalogue catalogue, OrganisationRegister register, StorefrontAddress storefront, TimeProvider clock)
    {
        var (owner, tasks, ending) = await database.Read(async sql =>
        {
            var found = await CalendarFeedTable.Find(sql, secret) ?? throw Problems.NotFound();
            return (found, await DeskTaskTable.ForCalendar(sql, found.OrganisationId, BerlinTime.Today(clock)), await AdoptionTable.Ending(sql, found.OrganisationId));
        });
        var now = clock.GetUtcNow();
        if (owner.LastReadAt is not { } last || last < now - Hour)
        {
            await database.Write(new Act(), async write =>
            {
                await CalendarFeedTable.MarkRead(write, owner.Id);
                return new Gone();
            });
        }

        var days = tasks.Where(task => task.DueOn is not null).Select(task => DayOf(task, catalogue, register.Current)).Concat(ending.Select(view.Show).Select(LastDayOf));
        return new CalendarFile(Write(owner.Organisation, days, storefront.Value, now));
    }

    /// <summary>A day in the calendar.</summary>
    /// <param name="Uid">The same as long as it is the same thing to do.</param>
    /// <param name="On">The day.</param>
    /// <param name="Title">What is due.</param>
    /// <param name="Text">For whom and whose.</param>
    /// <param name="Page">Page of the storefront on which to act.</param>
    private sealed record CalendarDay(string Uid, DateOnly On, Sentence Title, Sentence Text, string Page);

    private static CalendarDay DayOf(DeskTaskRow task, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register)
    {
        var service = AdoptionView.NameOf(catalogue, task.OfferId, task.Slug);
        var todo = task.Kind switch
        {
            DeskTaskKind.ChecklistItem => new Sentence(task.ItemTitle, task.ItemTitle),
            DeskTaskKind.TermsProposal => new("Neue Konditionen beantworten", "Answer the newer terms"),
            _ => ToDo(Names.Parse<AdoptionState>(task.State)),
        };
        var uid = task.Kind switch
        {
            DeskTaskKind.ChecklistItem => $"{task.Id}-item",
            DeskTaskKind.TermsProposal => string.Create(CultureInfo.InvariantCulture, $"{task.Id}-terms-{task.Place}"),
            _ => $"{task.Id}-due",
        };
        return new(
            uid,
            task.DueOn!.Value,
            new($"{todo.German}: {service}", $"{todo.English}: {service}"),
            Of(service, task.AdopterId is { } adopter ? register.Ref(adopter).Name : ""),
            ListTasks.PageOf(task).TrimStart('/'));
    }

    private static CalendarDay LastDayOf(Adoption adoption) => new(
        $"{adoption.Id}-end",
        adoption.EndsOn!.Value,
        new($"Letzter Tag: {adoption.ServiceName}", $"Last day: {adoption.ServiceName}"),
        Of(adoption.ServiceName, adoption.Adopter.Name),
        $"nachnutzungen/{adoption.Id}");

    private static Sentence Of(string service, string adopter) => new($"{service}, {adopter}", $"{service}, {adopter}");

    private static Sentence ToDo(AdoptionState state) => state switch
    {
        AdoptionState.Interest => new("Interesse beantworten", "Answer the interest"),
        AdoptionState.Coordination => new("Konditionen abstimmen", "Settle the terms"),
        AdoptionState.Agreed or AdoptionState.Lapsed => new("Angebot abgeben", "Make the offer"),
        AdoptionState.Offered => new("Angebot annehmen", "Accept the offer"),
        AdoptionState.Contracted => new("Anbindung beginnen", "Begin to connect"),
        AdoptionState.Onboarding => new("Anbinden", "Connect"),
        AdoptionState.Testing => new("Test abschließen", "Finish the test"),
        _ => new("Fällig", "Due"),
    };

    private static string Write(string organisation, IEnumerable<CalendarDay> days, Uri storefront, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//FIT-Store//Fristen//DE" };
        calendar.AddProperty("X-WR-CALNAME", $"FIT-Store: {organisation}");
        foreach (var day in days)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = string.Create(CultureInfo.InvariantCulture, $"{day.Uid}@{storefront.Host}"),
                DtStamp = new CalDateTime(now.UtcDateTime),
                Start = new CalDateTime(day.On),
                Summary = day.Title.ToString(),
                Description = $"{day.Text}\n{new Uri(storefront, day.Page).AbsoluteUri}",
                Url = new Uri(storefront, day.Page),
                Transparency = TransparencyType.Transparent,
            });
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
