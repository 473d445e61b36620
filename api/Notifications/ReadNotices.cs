using System.ComponentModel;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Notices;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Notifications;

/// <summary>Which notices to list.</summary>
internal sealed class NoticeQuery : PageQuery
{
    [FromQuery(Name = "unread")]
    [Description("Only those that the caller has not read.")]
    public bool? Unread { get; init; }
}

/// <summary>What was my organisation told?</summary>
internal static class ReadNotices
{
    /// <summary>List the notices of the organisation</summary>
    /// <remarks>Newest first, each in the words of the mail that tells of it. Kept for a year.</remarks>
    public static Task<Listing<Page<Notice>, Notice>> Handle(
        [AsParameters] NoticeQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, StorefrontAddress storefront)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new
        {
            organisation = act.For.Id,
            account = act.AccountId!.Value,
            unread = query.Unread == true,
            at = Keyset.At(place).At,
            id = Keyset.At(place).Id,
            take,
        };
        return database.Read(async sql =>
        {
            var rows = await sql.Rows<NoticeRow>(from is { Backwards: true } ? NoticeTable.Backwards : NoticeTable.Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(NoticeTable.Count, Parameters(null, 0)) : null;
            var slice = Slice<NoticeRow>.OfRows(rows, row => Keyset.Key(row.At, row.Id), from, query.Take, total);
            return Listing.Of(
                new Slice<Notice>([.. slice.Items.Select(row => row.Show(storefront.Value))], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<NoticeRow>(NoticeTable.Forwards, Parameters(null, int.MaxValue)).Select(row => row.Show(storefront.Value)));
        });
    }

    /// <summary>Mark notices as read</summary>
    /// <remarks>For the caller alone; it is no act on record. Marking again changes nothing. Answers how many are left unread.</remarks>
    public static async Task<Told<UnreadNotices>> Mark(Body<NewNoticeReads> body, Act act, FitDatabase database)
    {
        var (organisation, account) = (act.For.Id, act.AccountId!.Value);
        var asked = body.Valid();
        await database.Write(act, async write =>
        {
            foreach (var id in asked.Notices.Distinct())
            {
                await NoticeTable.MarkRead(write, organisation, account, id);
            }

            return new Gone();
        });
        return new Told<UnreadNotices>(new UnreadNotices { Unread = await database.Read(sql => NoticeTable.Unread(sql, organisation, account)) });
    }
}

/// <summary>Rules of <see cref="NewNoticeReads"/>.</summary>
internal sealed class NewNoticeReadsValidator : AbstractValidator<NewNoticeReads>;
