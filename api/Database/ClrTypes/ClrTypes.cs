namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR type would be stored.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>By the server.</summary>
    Native,

    /// <summary>By the type itself.</summary>
    UserDefined,
}

/// <summary>A CLR type that stores itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads itself.</summary>
    /// <param name="r">From where.</param>
    void Read(BinaryReader r);

    /// <summary>Writes itself.</summary>
    /// <param name="w">To where.</param>
    void Write(BinaryWriter w);
}

/// <summary>Marks a CLR type of the server. No type of the store carries it, which is all that SqlClient finds out.</summary>
/// <param name="format">How it is stored.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is stored.</summary>
    public Format Format { get; } = format;

    /// <summary>Whether its bytes sort as it does.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Whether all values have one length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Longest value in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Its name on the server.</summary>
    public string? Name { get; set; }

    /// <summary>What checks a value.</summary>
    public string? ValidationMethodName { get; set; }
}

/// <summary>A CLR type of the server that cannot be used.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Made by SqlClient with its own reason.</summary>
    /// <param name="udtType">The type.</param>
    /// <param name="resourceReason">Why.</param>
    public static InvalidUdtException Create(Type udtType, string resourceReason) => new($"{udtType.FullName}: {resourceReason}");
}
