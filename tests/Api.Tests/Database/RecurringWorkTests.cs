using FitStore.Api.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace FitStore.Api.Tests.Database;

/// <summary>Clocks go on whatever happens to what they look after.</summary>
internal sealed class RecurringWorkTests
{
    [Test]
    public async Task Work_ThatFails_ComesRoundAgain()
    {
        using var work = new FailingWork();
        await work.StartAsync(CancellationToken.None);
        await work.ThirdLook.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(work.ExecuteTask!.IsCompleted, Is.False);
        await work.StopAsync(CancellationToken.None);
        Assert.That(work.ExecuteTask.IsFaulted, Is.False);
    }

    private sealed class FailingWork() : RecurringWork(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        private int looks;

        public TaskCompletionSource ThirdLook { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task Look(CancellationToken cancel)
        {
            if (++looks == 3)
            {
                ThirdLook.SetResult();
            }

            throw new InvalidOperationException("A row that cannot be read");
        }
    }
}
