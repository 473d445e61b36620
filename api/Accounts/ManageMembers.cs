using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>Who are my colleagues?</summary>
internal static class ListMembers
{
    /// <summary>List members</summary>
    /// <remarks>Of the organisation acted for, by name.</remarks>
    public static async Task<Listing<Page<Member>, Member>> Handle([AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var members = await database.Read(sql => MemberTable.Read(sql, act.For.Id));
        return Listing.Of([.. members.OrderBy(Key)], Key, cursors.Read(http), page.Take);
    }

    private static SortKey Key(Member member) => new(0, member.Name, member.Id.ToString());
}

/// <summary>What may a colleague do?</summary>
internal static class ReadMember
{
    /// <summary>Show a member</summary>
    /// <remarks>Of the organisation acted for.</remarks>
    /// <param name="id">Id of the account.</param>
    public static async Task<Found<Member>> Handle(Guid id, Act act, FitDatabase database)
    {
        var member = (await database.Read(sql => MemberTable.Read(sql, act.For.Id, id))).SingleOrDefault() ?? throw Problems.NotFound();
        return new(member, member.Version);
    }
}

/// <summary>Giving and taking roles.</summary>
internal static class ChangeMember
{
    /// <summary>Change the roles of a member</summary>
    /// <remarks>For the administrator of the organisation acted for. Counts from the member's next request on. At least one administrator stays.</remarks>
    /// <param name="id">Id of the account.</param>
    public static Task<Found<Member>> Handle(Guid id, Body<MemberPatch> body, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var member = (await MemberTable.Read(write, act.For.Id, id)).SingleOrDefault() ?? throw Problems.NotFound();
        ifMatch.Check(member.Version);
        var roles = body.ValidPatchOf(new MemberPatch { Roles = member.Roles }).Roles;
        if (!roles.Contains(Role.Admin) && !await MemberTable.HasOtherAdmin(write, id, act.For.Id))
        {
            throw Problems.LastAdmin(act.For.Name);
        }

        if (member.Roles.ToHashSet().SetEquals(roles))
        {
            return new Found<Member>(member, member.Version);
        }

        await MemberTable.Change(write, id, act.For.Id, roles);
        write.Record(
            "member.rolesChanged",
            $"account/{id}",
            ("organisation", act.For.Id.ToString()),
            ("before", string.Join(' ', member.Roles.Select(role => role.Name()))),
            ("after", string.Join(' ', roles.Distinct().Order().Select(role => role.Name()))));
        var changed = (await MemberTable.Read(write, act.For.Id, id)).Single();
        return new Found<Member>(changed, changed.Version);
    });
}

/// <summary>Leaving an organisation.</summary>
internal static class RemoveMember
{
    /// <summary>End a membership</summary>
    /// <remarks>By the administrator, or by the person itself. All sessions of the person end at once. At least one administrator stays.</remarks>
    /// <param name="id">Id of the account.</param>
    public static Task<Gone> Handle(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var member = (await MemberTable.Read(write, act.For.Id, id)).SingleOrDefault() ?? throw Problems.NotFound();
        if (!act.Has(Role.Admin) && id != act.AccountId)
        {
            throw Problems.NotAllowed(Role.Admin.Name());
        }

        ifMatch.Check(member.Version);
        if (!await MemberTable.HasOtherAdmin(write, id, act.For.Id))
        {
            throw Problems.LastAdmin(act.For.Name);
        }

        await MemberTable.Remove(write, id, act.For.Id);
        await SessionTable.CloseAll(write, id);
        write.Record("member.left", $"account/{id}", ("organisation", act.For.Id.ToString()));
        return new Gone();
    });
}

/// <summary>Rules of <see cref="MemberPatch"/>.</summary>
internal sealed class MemberPatchValidator : AbstractValidator<MemberPatch>
{
    public MemberPatchValidator() => RuleFor(patch => patch.Roles).Roles();
}
