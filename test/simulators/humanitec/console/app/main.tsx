document.title = 'Humanitec';
