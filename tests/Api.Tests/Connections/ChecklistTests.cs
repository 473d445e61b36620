using System.Net;
using FitStore.Api.Connections;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Connections;

/// <summary>The checklist of a connection: whose part what is, what waits for what, and what a vendor sees.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ChecklistTests(string kind)
{
    private ApiUnderTest api = null!;
    private Client land = null!;
    private Client provider = null!;
    private Client seller = null!;
    private Client vendor = null!;
    private Client otherVendor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        land = await api.As(Given.LandEditor);
        provider = await api.As(Given.ProviderEditor);
        seller = await api.As(Given.OperatorEditor);
        vendor = await api.As(GivenConnection.VendorEditor);
        otherVendor = await api.As("editor@lindenhof.example.org");
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var client in (Client?[])[land, provider, seller, vendor, otherVendor])
        {
            client?.Dispose();
        }


        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Begin_MakesTheItemsOfTheTemplate_EachWithItsOwnerAndDay()
    {
        var checklist = await Begin("geburt-digital", orAny: true);
        var today = checklist.StartedOn;
        Assert.Multiple(() =>
        {
            Assert.That(checklist.Entries, Has.Count.EqualTo(17));
            Assert.That(checklist.Entries.Select(item => item.State), Is.All.EqualTo(ChecklistItemState.Open));
            Assert.That(checklist.Entries.Single(item => item.Key == "technicalContact").DueOn, Is.EqualTo(today.AddDays(7)));
            Assert.That(checklist.Entries.Where(item => item.Owner is ChecklistOwner.Kommune or ChecklistOwner.Land).Select(item => item.Responsible!.Name), Is.All.EqualTo("Thüringen"));
            Assert.That(checklist.Entries.Where(item => item.Owner == ChecklistOwner.Provider).Select(item => item.Responsible!.Name), Is.All.Not.EqualTo("Thüringen"));
            Assert.That(checklist.MissingForTest, Does.Contain("testPlan").And.Not.Contain("testPassed"));
            Assert.That(checklist.MissingForLive, Does.Contain("testPassed").And.Not.Contain("firewallRule"));
            Assert.That(checklist.LastChange, Is.Null);
        });
    }

    [Test]
    public async Task Checklist_BeforeTheConnectionBegins_IsNotThere()
    {
        var adoption = await Given.Interest(land, "wohngeld-online");
        using var reply = await land.Send(HttpMethod.Get, $"/v1/adoptions/{adoption.Id}/checklist");
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Missing_WithTheLastItemDone_IsNothing()
    {
        var checklist = await Begin("digitale-baugenehmigung", orAny: true);
        var id = checklist.Adoption;
        foreach (var item in checklist.Entries)
        {
            await GivenConnection.Set(land, id, item.Key, item.Mandatory ? ChecklistItemState.Done : ChecklistItemState.NotApplicable, item.Mandatory ? null : "Brauchen wir nicht.");
        }

        var after = await land.Get<AdoptionChecklist>($"/v1/adoptions/{id}/checklist");
        var missing = await api.Services.GetRequiredService<FitDatabase>().Read(sql => ConnectionChecklist.Missing(sql, id));
        Assert.Multiple(() =>
        {
            Assert.That(after.MissingForTest, Is.Empty);
            Assert.That(after.MissingForLive, Is.Empty);
            Assert.That(missing.ForTest, Is.Empty);
            Assert.That(missing.ForLive, Is.Empty);
            Assert.That(after.Version, Is.EqualTo(1 + checklist.Entries.Count));
            Assert.That(after.LastChange!.By.Name, Is.EqualTo("Thüringen"));
            Assert.That(after.LastChange.Person, Is.EqualTo("Anke Hoffmann"));
        });
        var reopened = await GivenConnection.Set(land, id, "testPassed", ChecklistItemState.Open);
        Assert.That(reopened.History.Select(change => change.State), Is.EqualTo((ChecklistItemState[])[ChecklistItemState.Done, ChecklistItemState.Open]));
        Assert.That(await Entries($"adoption/{id}"), Does.Contain("adoption.itemDone").And.Contain("adoption.itemNotNeeded").And.Contain("adoption.itemReopened"));
    }

    [Test]
    public async Task Item_WithWhatDoesNotFit_IsRefusedAtItsMember()
    {
        var checklist = await Begin("geburt-digital", orAny: true);
        var address = $"/v1/adoptions/{checklist.Adoption}/checklist";
        await Assert.MultipleAsync(async () =>
        {
            await Refused(new ChecklistItemPatch { State = ChecklistItemState.NotApplicable, Reason = "Zu viel Arbeit." }, "functionalMailbox", "/state");
            await Refused(new ChecklistItemPatch { State = ChecklistItemState.NotApplicable }, "firewallRule", "/reason");
            await Refused(new ChecklistItemPatch { DueOn = new DateOnly(2020, 1, 1) }, "firewallRule", "/dueOn");
            await Refused(new ChecklistItemPatch { PromisedOn = checklist.StartedOn.AddDays(9) }, "firewallRule", "/promisedOn");
            await Refused(new ChecklistItemPatch { Note = new string('n', 2001) }, "firewallRule", "/note");
        });

        async Task Refused(ChecklistItemPatch patch, string key, string pointer)
        {
            using var reply = await land.Send(HttpMethod.Patch, $"{address}/{key}", patch, version: 1);
            var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
            Assert.That(problem.Errors!.Select(error => error.Pointer), Is.EqualTo((string[])[pointer]), key);
        }
    }

    [Test]
    public async Task Item_OfTheProvider_IsChangedByItAndByTheAdopter_NotByTheSeller()
    {
        var checklist = await Begin("digitale-baugenehmigung", orAny: true, providedBy: "Mecklenburg-Vorpommern");
        var address = $"/v1/adoptions/{checklist.Adoption}/checklist/testPlan";
        var item = await provider.Patch<ChecklistItem>(address, new ChecklistItemPatch { State = ChecklistItemState.InProgress, Note = "Vorschlag folgt." }, 1);
        item = await land.Patch<ChecklistItem>(address, new ChecklistItemPatch { State = ChecklistItemState.Done }, item.Version);
        using var stale = await provider.Send(HttpMethod.Patch, address, new ChecklistItemPatch { State = ChecklistItemState.Open }, version: 1);
        using var notTheirs = await seller.Send(HttpMethod.Patch, address, new ChecklistItemPatch { State = ChecklistItemState.Open }, version: item.Version);
        using var alsoNot = await provider.Send(HttpMethod.Patch, $"/v1/adoptions/{checklist.Adoption}/checklist/functionalMailbox", new ChecklistItemPatch { State = ChecklistItemState.Done }, version: 1);
        Assert.Multiple(() =>
        {
            Assert.That(item.Note, Is.EqualTo("Vorschlag folgt."));
            Assert.That(item.History.Select(change => change.By.Name), Is.EqualTo((string[])["Mecklenburg-Vorpommern", "Thüringen"]));
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That(notTheirs.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(alsoNot.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
    }

    [Test]
    public async Task Vendor_SeesItsItemAndNothingElse_AndPromises()
    {
        var checklist = await GivenConnection.AskVendor(land, await Begin("geburt-digital", orAny: true));
        var asked = checklist.Entries.Single(item => item.Owner == ChecklistOwner.Vendor);
        Assert.That(asked.Responsible!.Name, Is.EqualTo(GivenConnection.System.Vendor));
        var mail = await api.Mailbox.Newest("schnittstellen@amtwerk.example.org");
        Assert.That(mail.Subject, Does.Contain("Thüringen"));

        await Assert.MultipleAsync(async () =>
        {
            foreach (var hidden in (string[])["", "/checklist", "/checklist/vendorInterface", "/messages", "/files", "/transitions"])
            {
                using var reply = await vendor.Send(HttpMethod.Get, $"/v1/adoptions/{checklist.Adoption}{hidden}");
                Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), hidden);
            }

            using var others = await otherVendor.Send(HttpMethod.Get, $"/v1/vendor-items/{asked.Id}");
            Assert.That(others.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await vendor.Get<Page<AdoptionConnection>>("/v1/connections")).Items, Is.Empty);
        });

        var item = (await vendor.Get<Page<VendorItem>>("/v1/vendor-items?limit=100")).Items.Single(known => known.Id == asked.Id);
        var promised = checklist.StartedOn.AddDays(10);
        var after = await vendor.Patch<VendorItem>($"/v1/vendor-items/{item.Id}", new VendorItemPatch { State = ChecklistItemState.InProgress, PromisedOn = promised }, item.Version);
        var seen = await land.Get<ChecklistItem>($"/v1/adoptions/{checklist.Adoption}/checklist/vendorInterface");
        using var left = await vendor.Send(HttpMethod.Patch, $"/v1/vendor-items/{item.Id}", new VendorItemPatch { State = ChecklistItemState.NotApplicable }, version: after.Version);
        Assert.Multiple(() =>
        {
            Assert.That(after.PromisedOn, Is.EqualTo(promised));
            Assert.That(seen.PromisedOn, Is.EqualTo(promised));
            Assert.That(seen.History[^1].By.Name, Is.EqualTo(GivenConnection.System.Vendor));
            Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        });

        await MakeLate("promised_on", checklist.Adoption);
        Assert.That((await vendor.Get<Page<VendorItem>>("/v1/vendor-items?late=true&limit=100")).Items.Select(known => known.Id), Does.Contain(asked.Id));

        checklist = await land.Get<AdoptionChecklist>($"/v1/adoptions/{checklist.Adoption}/checklist");
        await land.Patch<AdoptionChecklist>(
            $"/v1/adoptions/{checklist.Adoption}/checklist",
            new ChecklistPatch { Fachverfahren = new FachverfahrenChoice { Product = "Lindenhof Familie", Vendor = "Lindenhof Fachsysteme (Beispiel)" } },
            checklist.Version);
        using var gone = await vendor.Send(HttpMethod.Get, $"/v1/vendor-items/{asked.Id}");
        var theirs = await otherVendor.Get<VendorItem>($"/v1/vendor-items/{asked.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(theirs.PromisedOn, Is.Null, "what the other one promised");
        });
    }

    [Test]
    public async Task VendorFile_IsBetweenTheVendorAndTheParties()
    {
        var checklist = await GivenConnection.AskVendor(land, await Begin("geburt-digital", orAny: true));
        var asked = checklist.Entries.Single(item => item.Owner == ChecklistOwner.Vendor);
        var address = $"/v1/vendor-items/{asked.Id}/files";
        var ofLand = await GivenConnection.Upload(land, checklist.Adoption, "anforderung.txt", asked.Key);
        var ofOtherItem = await GivenConnection.Upload(land, checklist.Adoption, "formular.txt", "connectionForm");
        var delivered = await GivenConnection.UploadAsVendor(vendor, asked.Id, "schnittstelle.txt");
        var mail = await api.Mailbox.Newest((await land.Get<OrganisationSettings>("/v1/organisation-settings")).Mailbox!);
        Assert.That(mail.Subject, Does.Contain("Datei von").And.Contain(GivenConnection.System.Vendor));

        var seen = await vendor.Get<VendorItem>($"/v1/vendor-items/{asked.Id}");
        using var content = await vendor.Send(HttpMethod.Get, seen.Files[0].Address);
        var item = await land.Get<ChecklistItem>($"/v1/adoptions/{checklist.Adoption}/checklist/{asked.Key}");
        using var atParty = await seller.Send(HttpMethod.Get, item.Files[1].Address);
        Assert.Multiple(() =>
        {
            Assert.That(seen.Files.Select(file => file.Id), Is.EqualTo((Guid[])[ofLand.Id, delivered.Id]));
            Assert.That(seen.Files[0].Person, Is.Null, "people of others");
            Assert.That(seen.Files[1].Person, Is.Not.Null);
            Assert.That(content.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(content.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(item.Files.Select(file => file.Name), Is.EqualTo((string[])["anforderung.txt", "schnittstelle.txt"]));
            Assert.That(item.History[^1].By.Name, Is.EqualTo(GivenConnection.System.Vendor));
            Assert.That(atParty.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });

        await Assert.MultipleAsync(async () =>
        {
            foreach (var (who, path) in (IEnumerable<(Client, string)>)
            [
                (vendor, $"{address}/{ofOtherItem.Id}"), (vendor, $"{address}/{ofOtherItem.Id}/content"), (vendor, $"{address}/{Guid.NewGuid()}"), (vendor, ofLand.Address),
                (otherVendor, $"{address}/{delivered.Id}"), (otherVendor, $"{address}/{delivered.Id}/content"), (land, $"{address}/{delivered.Id}/content"), (seller, $"{address}/{delivered.Id}"),
            ])
            {
                using var hidden = await who.Send(HttpMethod.Get, path);
                Assert.That(hidden.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            }

            foreach (var (who, path) in (IEnumerable<(Client, string)>)
            [
                (otherVendor, address), (land, address), (seller, address), (vendor, $"/v1/vendor-items/{Guid.NewGuid()}/files"),
                (vendor, $"/v1/vendor-items/{checklist.Entries.First(entry => entry.Owner != ChecklistOwner.Vendor).Id}/files"), (vendor, $"/v1/adoptions/{checklist.Adoption}/files"),
            ])
            {
                using var refused = await Given.SendFile(who, "x\n"u8.ToArray(), $"{path}?name=x.txt", "application/octet-stream");
                Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            }

            foreach (var name in (string[])["plan.pdf", "plan.exe", "plan.svg"])
            {
                using var disguised = await Given.SendFile(vendor, [0x4D, 0x5A, 0x90, 0x00], $"{address}?name={name}", "application/octet-stream");
                Assert.That(disguised.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), name);
            }
        });

        // Another vendor gets what the Land says, not what the first one delivered; the first one sees nothing any more.
        checklist = await land.Get<AdoptionChecklist>($"/v1/adoptions/{checklist.Adoption}/checklist");
        await land.Patch<AdoptionChecklist>(
            $"/v1/adoptions/{checklist.Adoption}/checklist",
            new ChecklistPatch { Fachverfahren = new FachverfahrenChoice { Product = "Lindenhof Familie", Vendor = "Lindenhof Fachsysteme (Beispiel)" } },
            checklist.Version);
        using var gone = await vendor.Send(HttpMethod.Get, $"{address}/{delivered.Id}/content");
        using var competitors = await otherVendor.Send(HttpMethod.Get, $"{address}/{delivered.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(competitors.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
        Assert.That((await otherVendor.Get<VendorItem>($"/v1/vendor-items/{asked.Id}")).Files.Select(file => file.Id), Is.EqualTo((Guid[])[ofLand.Id]));
    }

    [Test]
    public async Task VendorItem_Done_IsToldToWhoConnects()
    {
        var checklist = await GivenConnection.AskVendor(land, await Begin("geburt-digital", orAny: true));
        var asked = checklist.Entries.Single(item => item.Owner == ChecklistOwner.Vendor);
        var version = (await vendor.Get<VendorItem>($"/v1/vendor-items/{asked.Id}")).Version;
        await vendor.Patch<VendorItem>($"/v1/vendor-items/{asked.Id}", new VendorItemPatch { State = ChecklistItemState.Done }, version);
        var notices = await land.Get<Page<FitStore.Contracts.Notices.Notice>>("/v1/notices?limit=5");
        Assert.That(notices.Items.Select(notice => notice.Subject), Has.Some.Contain("hat einen Punkt erledigt"));
        Assert.That(notices.Items.First(notice => notice.Subject.Contains("hat einen Punkt erledigt", StringComparison.Ordinal)).Page, Is.EqualTo($"/nachnutzungen/{checklist.Adoption}/anbindung"));
    }

    [Test]
    public async Task Facets_OfConnections_OfferEverything_AndCountWhatIsLeft()
    {
        var checklist = await GivenConnection.AskVendor(land, await Begin("digitale-baugenehmigung", orAny: true));
        var all = await seller.Get<ConnectionFacets>("/v1/connection-facets");
        var list = await seller.Get<Page<AdoptionConnection>>("/v1/connections?limit=100&includeTotal=true");
        var elsewhere = await seller.Get<ConnectionFacets>("/v1/connection-facets?land=BY");
        var stranger = await vendor.Get<ConnectionFacets>("/v1/connection-facets");
        Assert.Multiple(() =>
        {
            Assert.That(all.Total, Is.EqualTo(list.Total));
            Assert.That(all.Stages.Select(stage => stage.Value), Is.EqualTo((string[])["contracted", "onboarding", "testing", "liveSoon"]));
            Assert.That(all.Stages.Sum(stage => stage.Count), Is.EqualTo(all.Total));
            Assert.That(all.Laender.Single(value => value.Value == "TH").Name, Is.EqualTo("Thüringen"));
            Assert.That(all.Services.Select(value => value.Value), Does.Contain(checklist.Service));
            Assert.That(all.Fachverfahren.Single(value => value.Value == GivenConnection.System.Product).Count, Is.EqualTo(list.Items.Count(entry => entry.Fachverfahren?.Product == GivenConnection.System.Product)));
            Assert.That(elsewhere.Total, Is.Zero);
            Assert.That(elsewhere.Laender.Single(value => value.Value == "TH").Count, Is.EqualTo(all.Total), "what choosing it instead would leave");
            Assert.That(elsewhere.Fachverfahren.Select(value => value.Count), Is.All.Zero);
            Assert.That(stranger.Total, Is.Zero);
            Assert.That(stranger.Services, Is.Empty);
        });
    }

    [Test]
    public async Task Connections_Rubbish_IsRefusedWithWhatToDo()
    {
        var checklist = await Begin("digitale-baugenehmigung", orAny: true);
        var home = $"/v1/adoptions/{checklist.Adoption}";
        await Assert.MultipleAsync(async () =>
        {
            foreach (var path in (string[])["/v1/connections?land=Bayern", "/v1/connections?stage=live", "/v1/connections?fachverfahren=" + new string('x', 121), "/v1/connections?overdue=ja", "/v1/connections?cursor=quatsch", "/v1/vendor-items?state=late", "/v1/connection-facets?service=%00"])
            {
                using var reply = await seller.Send(HttpMethod.Get, path);
                var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
                Assert.That(problem.Errors, Is.Not.Empty, path);
            }

            foreach (var path in (string[])[$"{home}/checklist/gibtEsNicht", $"{home}/checklist/%00", $"/v1/adoptions/{Guid.NewGuid()}/checklist", $"/v1/vendor-items/{Guid.Empty}", $"{home}/files/{Guid.NewGuid()}/content", $"/v1/adoptions/{Guid.NewGuid()}/connection-report", "/v1/checklist-templates/0", "/v1/checklist-templates/2147483647"])
            {
                using var reply = await land.Send(HttpMethod.Get, path);
                Assert.That((int)reply.StatusCode, Is.EqualTo(404).Or.EqualTo(400), path);
            }

            foreach (var (body, pointer) in (IEnumerable<(string, string)>)
            [
                ("""{"dueOn":"0001-01-01"}""", "/dueOn"), ("""{"dueOn":"9999-12-31"}""", "/dueOn"), ("""{"dueOn":null}""", "/dueOn"), ("""{"dueOn":"31.12.2027"}""", "/dueOn"), ("""{"dueOn":"2027-02-30"}""", "/dueOn"),
                ("""{"state":"fertig"}""", "/state"), ("""{"state":null}""", "/state"), ("""{"state":3}""", "/state"), ("""{"note":"a\u0000b"}""", "/note"), ("""{"note":17}""", "/note"), ("""{"nte":"x"}""", "/nte"),
            ])
            {
                using var reply = await land.Send(HttpMethod.Patch, $"{home}/checklist/testPlan", body, version: 1);
                var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
                Assert.That(problem.Errors?.Select(error => error.Pointer), Does.Contain(pointer), body);
            }

            foreach (var body in (string[])["""{"itProvider":"x"}""", $$"""{"itProvider":"{{checklist.Adopter.Id}}"}""", """{"fachverfahren":{"product":"x"}}""", """{"fachverfahren":{"product":" ","vendor":" "}}""", """{"fachverfahren":"Amtwerk"}""", $$"""{"fachverfahren":{"product":"{{new string('p', 121)}}","vendor":"v"} }""", "[]", "null"])
            {
                using var reply = await land.Send(HttpMethod.Patch, $"{home}/checklist", body, version: 1);
                Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), body);
            }

            foreach (var text in (string[])["<script>alert(1)</script>", "[x](javascript:alert(1))", "**fett**"])
            {
                await land.Post<Message>($"{home}/messages", new NewMessage { Text = text });
            }
        });
        foreach (var body in (string[])["""{"text":""}""", """{"text":null}""", $$"""{"text":"{{new string('t', 4001)}}"}""", """{"text":"x","files":["x"]}""", $$"""{"text":"x","files":["{{Guid.NewGuid()}}"]}"""])
        {
            using var reply = await land.Send(HttpMethod.Post, $"{home}/messages", body, key: Guid.NewGuid().ToString());
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), body);
        }
    }

    [Test]
    public async Task Capacities_OfAnItProvider_ShowWhatIsWishedFor_AndNothingToOthers()
    {
        using var agent = await api.As("admin@it-mitte.example.org");
        var loads = await agent.Get<Page<QuarterLoad>>("/v1/connection-capacities?limit=100");
        Assert.Multiple(() =>
        {
            Assert.That(loads.Items.Select(load => load.Quarter), Is.Ordered.And.Unique);
            Assert.That(loads.Items.Select(load => load.Planned), Is.All.Not.Negative);
        });
        Assert.That((await seller.Get<Page<QuarterLoad>>("/v1/connection-capacities")).Items, Is.Empty);
    }

    [Test]
    public async Task Connections_ByStage_AreThoseOfWhoSells()
    {
        var checklist = await Begin("digitale-baugenehmigung", orAny: true);
        var id = checklist.Adoption;
        Assert.That(await StageOf(id, seller), Is.EqualTo(ConnectionStage.Onboarding));
        await GivenConnection.Move(api, id, AdoptionState.Testing);
        Assert.That(await StageOf(id, seller), Is.EqualTo(ConnectionStage.Testing));
        foreach (var item in checklist.Entries.Where(item => item.Mandatory))
        {
            await GivenConnection.Set(land, id, item.Key, ChecklistItemState.Done);
        }

        Assert.That(await StageOf(id, seller), Is.EqualTo(ConnectionStage.LiveSoon));
        var soon = (await seller.Get<Page<AdoptionConnection>>("/v1/connections?stage=liveSoon&land=TH&limit=100")).Items.Single(entry => entry.Adoption == id);
        Assert.Multiple(() =>
        {
            Assert.That(soon.Settled, Is.EqualTo(checklist.Entries.Count(item => item.Mandatory)));
            Assert.That(soon.NextItem, Is.Not.Null);
            Assert.That(soon.Overdue, Is.False);
        });
        Assert.That((await seller.Get<Page<AdoptionConnection>>("/v1/connections?land=BY&limit=100")).Items, Is.Empty);
        Assert.That((await land.Get<Page<AdoptionConnection>>("/v1/connections?limit=100")).Items.Select(entry => entry.Adoption), Does.Not.Contain(id), "who connects has its own page");
        await MakeLate("due_on", id);
        Assert.That((await seller.Get<Page<AdoptionConnection>>("/v1/connections?overdue=true&limit=100")).Items.Select(entry => entry.Adoption), Does.Contain(id));
    }

    [Test]
    public async Task Template_Changed_IsForWhatBeginsAfterwards()
    {
        var before = await Begin("geburt-digital", orAny: true);
        var newest = (await seller.Get<Page<ChecklistTemplate>>("/v1/checklist-templates?limit=1")).Items[0];
        var shorter = new NewChecklistTemplate { BasedOn = newest.Version, Entries = [.. newest.Entries.Take(3)] };
        var made = await seller.Post<ChecklistTemplate>("/v1/checklist-templates", shorter);
        using var late = await seller.Send(HttpMethod.Post, "/v1/checklist-templates", shorter, key: Guid.NewGuid().ToString());
        var after = await Begin("geburt-digital", orAny: true);
        await seller.Post<ChecklistTemplate>("/v1/checklist-templates", new NewChecklistTemplate { BasedOn = made.Version, Entries = newest.Entries });
        Assert.Multiple(() =>
        {
            Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(after.Entries, Has.Count.EqualTo(3));
            Assert.That(after.Template, Is.EqualTo(made.Version));
            Assert.That(before.Entries, Has.Count.EqualTo(17));
        });
    }

    [Test]
    public async Task File_OfAMessage_IsForTheParties_AsAnAttachment()
    {
        var checklist = await Begin("geburt-digital", orAny: true);
        var id = checklist.Adoption;
        var file = await GivenConnection.Upload(land, id);
        var message = await land.Post<Message>($"/v1/adoptions/{id}/messages", new NewMessage { Text = "Unsere Testfälle", Files = [file.Id] });
        Assert.That(message.Files.Select(known => known.Id), Is.EqualTo((Guid[])[file.Id]));
        using var twice = await land.Send(HttpMethod.Post, $"/v1/adoptions/{id}/messages", new NewMessage { Text = "Noch einmal", Files = [file.Id] }, key: Guid.NewGuid().ToString());
        using var read = await seller.Send(HttpMethod.Get, file.Address);
        using var hidden = await vendor.Send(HttpMethod.Get, file.Address);
        var list = await seller.Get<Page<Message>>($"/v1/adoptions/{id}/messages");
        Assert.Multiple(() =>
        {
            Assert.That(twice.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(read.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(hidden.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(list.Items.Single(known => known.Id == message.Id).Files, Has.Count.EqualTo(1));
        });

        var ofItem = await GivenConnection.Upload(land, id, "formular.txt", "connectionForm");
        var item = await seller.Get<ChecklistItem>($"/v1/adoptions/{id}/checklist/connectionForm");
        Assert.Multiple(() =>
        {
            Assert.That(item.Files.Select(known => known.Id), Is.EqualTo((Guid[])[ofItem.Id]));
            Assert.That(item.History.Single().Changed, Is.EqualTo((ChecklistMember[])[ChecklistMember.Files]));
        });
        using var disguised = await Given.SendFile(land, [0x4D, 0x5A, 0x90, 0x00], $"/v1/adoptions/{id}/files?name=plan.pdf", "application/octet-stream");
        Assert.That(disguised.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Capacity_UsedUp_IsToldAtTheDraft_AndKeepsNobody()
    {
        using var agentAdmin = await api.As("admin@it-mitte.example.org");
        var settings = await agentAdmin.Get<OrganisationSettings>("/v1/organisation-settings");
        await agentAdmin.Patch<OrganisationSettings>(
            "/v1/organisation-settings", new OrganisationSettingsPatch { Capacities = [new QuarterCapacity { Quarter = "2099-Q2", Connections = 0 }] }, settings.Version);
        using var admin = await api.As("admin@nordhausen.example.org");
        using var kommune = await api.As(Given.KommuneEditor);
        if (!(await admin.Get<Page<Mandate>>("/v1/mandates?state=accepted")).Items.Any(known => known.Agent.Id == settings.Organisation.Id))
        {
            var mandate = await admin.Post<Mandate>("/v1/mandates", new NewMandate { Agent = settings.Organisation.Id, Roles = [Role.Editor], Until = DateOnly.FromDateTime(api.Clock.GetUtcNow().AddDays(300).Date) });
            await agentAdmin.Post<Mandate>($"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version);
        }

        var draft = await Given.CompleteDraft(kommune, "wohngeld-online");
        var transitions = await kommune.Get<AdoptionTransitions>($"/v1/adoptions/{draft.Id}/transitions");
        Assert.That(transitions.Warnings!.Single().Code, Is.EqualTo("capacityExceeded"));
        var sent = await kommune.Post<Adoption>($"/v1/adoptions/{draft.Id}/interests", version: draft.Version);
        var load = (await agentAdmin.Get<Page<QuarterLoad>>("/v1/connection-capacities?limit=100")).Items.Single(known => known.Quarter == "2099-Q2");
        Assert.That(load.Connections, Is.Zero);
        Assert.That(load.Planned, Is.Positive);
        Assert.That(sent.State, Is.EqualTo(AdoptionState.Interest));
        using var notOne = await admin.Send(
            HttpMethod.Patch, "/v1/organisation-settings", new OrganisationSettingsPatch { Capacities = [new QuarterCapacity { Quarter = "2099-Q2", Connections = 1 }] },
            version: (await admin.Get<OrganisationSettings>("/v1/organisation-settings")).Version);
        Assert.That((await Client.Problem(notOne, HttpStatusCode.BadRequest)).Errors!.Single().Pointer, Is.EqualTo("/capacities"));
    }

    /// <summary>Days pass that an item of the vendor, or all items, should have been done by.</summary>
    private Task<FitStore.Api.Http.Gone> MakeLate(string column, Guid adoption) => api.Services.GetRequiredService<FitDatabase>().Write(new FitStore.Api.Http.Act(), async write =>
    {
        await write.Execute($"update checklist_items set {column} = @day where adoption_id = @adoption and {column} is not null", new { day = new DateOnly(2026, 1, 5), adoption });
        return new FitStore.Api.Http.Gone();
    });

    /// <summary>A connection by Thüringen; of any service it has nothing to do with where the one named is taken.</summary>
    private async Task<AdoptionChecklist> Begin(string slug, bool orAny = false, string? providedBy = null)
    {
        var open = (await land.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={slug}&limit=100")).Items
            .FirstOrDefault(known => known.State is not (AdoptionState.Withdrawn or AdoptionState.Ended or AdoptionState.Declined));
        if (open is not null)
        {
            Assert.That(orAny, Is.True, $"{slug} is taken");
            await api.Services.GetRequiredService<FitDatabase>().Write(new FitStore.Api.Http.Act(), async write =>
            {
                await write.Execute("update adoptions set state = 'ended' where id = @id", new { id = open.Id });
                await write.Execute("delete from open_adoptions where adoption_id = @id", new { id = open.Id });
                return new FitStore.Api.Http.Gone();
            });
        }

        var adoption = await Given.Interest(land, slug);
        if (providedBy is not null)
        {
            Assert.That(adoption.Provider.Name, Is.EqualTo(providedBy));
        }

        return await GivenConnection.Begin(api, land, adoption.Id);
    }

    private static async Task<ConnectionStage> StageOf(Guid adoption, Client who) =>
        (await who.Get<Page<AdoptionConnection>>("/v1/connections?limit=100")).Items.Single(entry => entry.Adoption == adoption).Stage;

    private Task<IReadOnlyList<string>> Entries(string subject) =>
        api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Rows<string>("select type from ledger where subject = @subject", new { subject }));
}
