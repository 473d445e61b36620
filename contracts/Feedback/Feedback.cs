namespace FitStore.Contracts.Feedback;

/// <summary>A message about a barrier or an error in the store. No account needed.</summary>
public sealed record NewFeedback
{
    /// <summary>What the barrier is; 1 to 4,000 characters of plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Path of the page it is about; up to 500 characters.</summary>
    /// <example>/dienste/digitale-baugenehmigung</example>
    public string? Page { get; init; }

    /// <summary>Address for an answer; may be left out.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>Says that a message has arrived.</summary>
public sealed record FeedbackReceipt
{
    /// <summary>Id of the message, to refer to it.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A message as the operator reads it.</summary>
public sealed record FeedbackMessage
{
    /// <summary>Id of the message.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the barrier is.</summary>
    public required string Text { get; init; }

    /// <summary>Path of the page it is about.</summary>
    public string? Page { get; init; }

    /// <summary>Address for an answer.</summary>
    public string? ReplyTo { get; init; }
}
