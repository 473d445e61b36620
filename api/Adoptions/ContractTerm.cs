using System.Globalization;

namespace FitStore.Api.Adoptions;

/// <summary>When a contract starts and when it can end. Pure.</summary>
internal static class ContractTerm
{
    /// <summary>The first day of the month agreed, but not before the day the contract is concluded.</summary>
    public static DateOnly StartsOn(string month, DateOnly concludedOn)
    {
        var first = FirstDay(month);
        return first > concludedOn ? first : concludedOn;
    }

    /// <summary>The first day of a month, yyyy-MM.</summary>
    public static DateOnly FirstDay(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last day of the minimum term; nothing where there is none.</summary>
    public static DateOnly? MinimumUntil(DateOnly startsOn, int months) => months > 0 ? startsOn.AddMonths(months).AddDays(-1) : null;

    /// <summary>The last day with notice given today: the later of notice, in months to the end of a calendar year, and minimum term.</summary>
    public static DateOnly OrdinaryEnd(DateOnly today, int noticeMonths, DateOnly? minimumUntil)
    {
        var byNotice = new DateOnly(today.AddMonths(noticeMonths).Year, 12, 31);
        return minimumUntil is { } minimum && minimum > byNotice ? minimum : byNotice;
    }
}
