namespace MerWorkbench.Notebooks.Zmq;

/// <summary>The kinds of ZeroMQ socket that Jupyter uses, with libzmq's numbers.</summary>
internal enum SocketKind
{
    /// <summary>Sends to every subscriber.</summary>
    Publish = 1,

    /// <summary>Receives what is published.</summary>
    Subscribe = 2,

    /// <summary>A client's end of a conversation.</summary>
    Dealer = 5,

    /// <summary>A server's end: messages begin with the frame that names their client.</summary>
    Router = 6,
}
