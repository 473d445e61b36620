using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Http;

/// <content>Examples of imports of the register.</content>
internal static partial class ApiExamples
{
    private static object[] OfRegister()
    {
        var import = new RegisterImport
        {
            Id = Id,
            Version = 3,
            State = ImportState.Failed,
            AsOf = new DateOnly(2022, 5, 15),
            Source = "Zensus 2022",
            StartedAt = Noon,
            EndedAt = Noon.AddSeconds(1),
            Lines = 10_786,
            Added = 0,
            Updated = 0,
            Unchanged = 0,
            Errors = [new LineError { Line = 17, Column = "ars", Code = InputErrorCodes.Format, Detail = "Der ARS besteht nur aus Ziffern." }],
            ErrorCount = 1,
        };
        return [import, PageOf(import)];
    }
}
