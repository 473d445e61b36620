using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Organisations;

/// <summary>Asking to enter the store.</summary>
internal static class ApplyForEntry
{
    /// <summary>Apply to enter the store</summary>
    /// <remarks>
    /// For an organisation that has no access yet; no account needed. The operator decides, and the answer comes by mail. What is
    /// answered here is the same whether or not the organisation is known.
    /// </remarks>
    public static Task<Made<ApplicationReceipt>> Handle(Body<NewApplication> body, Act act, FitDatabase database, OrganisationRegister register)
    {
        var asked = body.Valid();
        return database.Write(act, async write =>
        {
            var row = new ApplicationRow
            {
                Id = write.NewId(),
                Version = 1,
                State = ApplicationState.Open.Name(),
                Kind = asked.Kind.Name(),
                Name = asked.Name.Trim(),
                Ars = asked.Ars,
                Land = asked.Land ?? LandOf(asked.Ars, register.Current)?.Code,
                Mailbox = asked.Mailbox,
                ResponsibleName = asked.Responsible.Name.Trim(),
                ResponsibleEmail = asked.Responsible.Email,
                Remark = asked.Remark,
                Language = Outbox.CurrentLanguage,
                ReceivedAt = write.Now,
            };
            await ApplicationTable.Add(write, row);
            write.Record("application.received", $"application/{row.Id}", ("kind", row.Kind));
            await DecideApplication.Tell(write, MailKind.ApplicationReceived, row, Outbox.AddForStranger);
            return new Made<ApplicationReceipt>(new ApplicationReceipt { Id = row.Id, ReceivedAt = row.ReceivedAt }, $"/v1/applications/{row.Id}");
        });
    }

    /// <summary>The Land that an ARS begins with.</summary>
    public static Land? LandOf(string? ars, OrganisationRegister.Snapshot register) =>
        ars is { Length: >= 2 } ? register.Laender.FirstOrDefault(land => ars.StartsWith(land.ArsPrefix, StringComparison.Ordinal)) : null;
}

/// <summary>Rules of <see cref="NewApplication"/>.</summary>
internal sealed class NewApplicationValidator : AbstractValidator<NewApplication>
{
    public NewApplicationValidator(OrganisationRegister register)
    {
        RuleFor(application => application.Kind)
            .Must(kind => kind != OrganisationKind.Operator)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Den Betreiber gibt es nur einmal; er bewirbt sich nicht.", "There is one operator only; it does not apply.").ToString());
        RuleFor(application => application.Name).Given().AtMost(200).OneLine();
        RuleFor(application => application.Ars)
            .AtMost(12)
            .Must((application, ars) => Ars.LengthOf(application.Kind) is null || !string.IsNullOrEmpty(ars))
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Geben Sie den Amtlichen Regionalschlüssel an.", "Give the Amtlicher Regionalschlüssel.").ToString())
            .Must((application, ars) => string.IsNullOrEmpty(ars) || Ars.LengthOf(application.Kind) is not null)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence(
                "Einen Regionalschlüssel haben nur Länder, Kreise, Gemeindeverbände und Gemeinden. Lassen Sie das Feld frei.",
                "Only Länder, Kreise, Gemeindeverbände and Gemeinden have such a key. Leave the member out.").ToString())
            .Must((application, ars) => string.IsNullOrEmpty(ars) || Ars.LengthOf(application.Kind) is not { } length || (ars.Length == length && ars.All(char.IsAsciiDigit)))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(application => new Sentence(
                $"Der Regionalschlüssel hat für diese Art {Ars.LengthOf(application.Kind)} Ziffern.", $"For this kind the key has {Ars.LengthOf(application.Kind)} digits.").ToString())
            .Must((application, ars) => string.IsNullOrEmpty(ars) || Ars.LengthOf(application.Kind) is null || ApplyForEntry.LandOf(ars, register.Current) is not null)
            .WithErrorCode(InputErrorCodes.DoesNotExist)
            .WithMessage(_ => new Sentence("Die ersten zwei Ziffern gehören zu keinem Land.", "The first two digits belong to no Land.").ToString());
        RuleFor(application => application.Land)
            .AtMost(2)
            .Must(land => land is null || register.Current.Laender.Any(known => known.Code == land))
            .WithErrorCode(InputErrorCodes.DoesNotExist)
            .WithMessage(_ => new Sentence("Dieses Land gibt es nicht. Geben Sie sein Kürzel an, zum Beispiel TH.", "There is no such Land. Give its code, TH for instance.").ToString())
            .Must((application, land) => land is null || ApplyForEntry.LandOf(application.Ars, register.Current) is not { } own || own.Code == land)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Das Land passt nicht zum Regionalschlüssel.", "The Land does not fit the key.").ToString());
        RuleFor(application => application.Mailbox).Given().AtMost(254).Email();
        RuleFor(application => application.Responsible).SetValidator(new ResponsiblePersonValidator()).When(application => application.Responsible is not null);
        RuleFor(application => application.Remark).AtMost(2000).Plain();
    }
}

/// <summary>Rules of <see cref="ResponsiblePerson"/>.</summary>
internal sealed class ResponsiblePersonValidator : AbstractValidator<ResponsiblePerson>
{
    public ResponsiblePersonValidator()
    {
        RuleFor(person => person.Name).Given().AtMost(120).OneLine();
        RuleFor(person => person.Email).Given().AtMost(254).Email();
    }
}
