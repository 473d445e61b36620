using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace FitStore.Api.Database;

/// <summary>
/// How values stand in the two databases: ids as lower-case text or uniqueidentifier, instants in UTC cut to microseconds,
/// dates as text or date. Registered once, when the program is loaded, before the first query.
/// </summary>
internal static class DapperSetup
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

#pragma warning disable CA2255 // Dapper keeps its handlers in static state; a module initializer is the one moment that is before every query.
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Add(new IdHandler());
        Add(new InstantHandler());
        Add(new DateHandler());
    }

    /// <summary>An instant as precise as both databases keep it.</summary>
    public static DateTimeOffset Microseconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % 10), TimeSpan.Zero);

    /// <summary>An instant in the one text form that sorts by time.</summary>
    public static string Text(DateTimeOffset instant) => Microseconds(instant).ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads the text form back.</summary>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void Add<T>(SqlMapper.TypeHandler<T> handler)
        where T : struct
    {
        // Dapper knows these types itself and would not ask the handler for parameters.
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    private sealed class IdHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.String;
                parameter.Value = value.ToString();
            }
            else
            {
                parameter.DbType = DbType.Guid;
                parameter.Value = value;
            }
        }

        public override Guid Parse(object value) => value is Guid id ? id : Guid.Parse((string)value);
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.String;
                parameter.Value = Text(value);
            }
            else
            {
                parameter.DbType = DbType.DateTime2;
                parameter.Value = Microseconds(value).UtcDateTime;
            }
        }

        public override DateTimeOffset Parse(object value) =>
            value is DateTime instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : Instant((string)value);
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.String;
                parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
            else
            {
                parameter.DbType = DbType.Date;
                parameter.Value = value.ToDateTime(TimeOnly.MinValue);
            }
        }

        public override DateOnly Parse(object value) => value switch
        {
            DateTime day => DateOnly.FromDateTime(day),
            DateOnly day => day,
            _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
